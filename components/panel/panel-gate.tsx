'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import type { PanelProps } from './panel-data'

const LivePanel = dynamic(() => import('./live-panel').then((module) => module.LivePanel), { ssr: false })

/** Loads the panel only where there is room for it. */
export function PanelGate(props: PanelProps) {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const query = window.matchMedia('(min-width: 1024px)')
    const look = () => setWide(query.matches)
    look()
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return wide ? <LivePanel {...props} /> : null
}
