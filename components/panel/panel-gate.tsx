'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import type { Locale } from '@/lib/i18n'
import type { PanelProps } from './panel-data'

const LivePanel = dynamic(() => import('./live-panel').then((module) => module.LivePanel), { ssr: false })

const readWords = async (locale: Locale) => (await fetch(`/api/panel/words?locale=${locale}`)).json() as Promise<PanelProps>

/** Loads the panel, its words too, only where there is room for it. */
export function PanelGate({ locale }: { locale: Locale }) {
  const wide = useWide()
  const [words, setWords] = useState<PanelProps | null>(null)
  useEffect(() => {
    if (!wide) return
    let left = false
    void readWords(locale).then((read) => left || setWords(read), () => {})
    return () => void (left = true)
  }, [wide, locale])
  return wide && words ? <LivePanel {...words} /> : null
}

function useWide(): boolean {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const query = window.matchMedia('(min-width: 1024px)')
    const look = () => setWide(query.matches)
    look()
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return wide
}
