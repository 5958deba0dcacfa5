import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import type { PanelData } from './panel-data'

const EVERY_MS = 2_000

export type ClockWish = { by: string } | { toNextDue: true }
type Refusal = { message: string }

/** Reads the world every two seconds while the page is looked at; `send` turns its clock, and the page beside it follows. */
export function usePanel() {
  const router = useRouter()
  const [data, setData] = useState<PanelData | null>(null)
  const [failed, setFailed] = useState(false)
  const read = useCallback(async () => {
    const response = await fetch('/api/panel').catch(() => null)
    setFailed(!response?.ok)
    if (response?.ok) setData((await response.json()) as PanelData)
  }, [])
  useEffect(() => {
    void read()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void read()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [read])
  const send = async (method: 'POST' | 'PUT', wish: object): Promise<{ now?: string; ran?: number; problem?: string }> => {
    const response = await fetch('/api/panel/clock', { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish) }).catch(() => null)
    const body = response ? ((await response.json()) as { now?: string; ran?: number } & Partial<Refusal>) : { message: '' }
    await read()
    if (response?.ok) router.refresh()
    return response?.ok ? body : { problem: body.message }
  }
  return { data, failed, send }
}
