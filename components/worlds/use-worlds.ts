import { useCallback, useEffect, useState } from 'react'
import { ask, type WorldData, type WorldsTexts } from './ask'

type Page = { worlds: WorldData[]; next: string | null }

/** The worlds there are, and a way to do something to them; `said` is what came of it. */
export function useWorlds(texts: WorldsTexts) {
  const offline = texts.offline ?? ''
  const [page, setPage] = useState<Page | null>(null)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState({ text: '', bad: false })
  const read = useCallback(async () => {
    const answer = await ask<Page>('GET', '?limit=100', offline)
    if (answer.ok) setPage(answer.data)
    else setSaid({ text: answer.message, bad: true })
  }, [offline])
  useEffect(() => void read(), [read])
  const readMore = async () => {
    const answer = page?.next ? await ask<Page>('GET', `?limit=100&after=${page.next}`, offline) : null
    if (page && answer?.ok) setPage({ worlds: [...page.worlds, ...answer.data.worlds], next: answer.data.next })
  }
  /** `done` holds `{name}`, of the world that was made if one was. */
  const act = async (method: string, path: string, done: string, body?: object): Promise<boolean> => {
    setBusy(true)
    setSaid({ text: texts.working ?? '', bad: false })
    const answer = await ask<{ name?: string }>(method, path, offline, body)
    setSaid(answer.ok ? { text: done.replace('{name}', answer.data.name ?? path.split('/')[1] ?? ''), bad: false } : { text: answer.message, bad: true })
    await read()
    setBusy(false)
    return answer.ok
  }
  return { page, busy, said, act, readMore }
}
