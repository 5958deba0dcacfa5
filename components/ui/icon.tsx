const SHAPES = {
  back: 'M15.5 4.5 8 12l7.5 7.5',
  close: 'm5 5 14 14M19 5 5 19',
  erase: 'M9 5h11v14H9l-6-7zM12 9.5l5 5m0-5-5 5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 4.5V12l3 2.5',
  alert: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 4.5v6m0 2.4v.6',
  refresh: 'M20 12a8 8 0 1 1-2.6-5.9M20 3.5V8h-4.5',
  plus: 'M12 5v14M5 12h14',
  drop: 'M12 3.5c3.5 4.2 5.6 7.2 5.6 10.1a5.6 5.6 0 0 1-11.2 0c0-2.9 2.1-5.9 5.6-10.100M9.3 14a2.8 2.8 0 0 0 2.2 2.7',
  bolt: 'M13 3 5.5 13.500H11L10 21l8-11h-5.500z',
  flame: 'M12 3c.5 3.5 5 5.5 5 10.500A5 5 0 0 1 7 14c0-2 1-3.5 2-4.5.3 1.5 1 2.2 1.8 2.500C10.3 9 10.5 5.5 12 3',
  phone: 'M7.5 3h9a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1M11 18h2',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c5 5.5 5 12.5 0 18-5-5.5-5-12.5 0-18',
  screen: 'M4 6h16v10H4zM9 20h6m-3-4v4',
  home: 'M4 11.5 12 4.500l8 7M6 10v9.500h12V10m-7.5 9.500V14h3v5.5',
  wallet: 'M4 7.500A1.5 1.5 0 0 1 5.5 6H18v3M4 7.500V18a1.5 1.5 0 0 0 1.5 1.500H20V9H5.500A1.5 1.5 0 0 1 4 7.500M16 14h1',
  scan: 'M4 9V5.500A1.5 1.5 0 0 1 5.5 4H9m6 0h3.500A1.5 1.5 0 0 1 20 5.500V9m0 6v3.500a1.5 1.5 0 0 1-1.5 1.500H15m-6 0H5.500A1.5 1.5 0 0 1 4 18.500V15m0-3h16',
  card: 'M4 6h16v12.500H4zM4 10h16',
  shield: 'M12 3.5 5 6v5.500c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6zm-3 8.5 2.2 2.200L15.5 10',
  coin: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16m-3 4 3 4 3-4m-3 4v4.500M9.5 13h5',
  city: 'M4 20V9l6-3v14m0-9h9.500v9M3 20h18m-7.5-6h2.500m-2.5 3h2.500M6.5 11.500h1m-1 3.500h1',
  heart: 'M12 19.500C5 15 4 11.5 4 9.500A4 4 0 0 1 12 8a4 4 0 0 1 8 1.500c0 2-1 5.5-8 10',
  cross: 'M9.5 4.500h5v5h5v5h-5v5h-5v-5h-5v-5h5z',
  car: 'M5.5 11 7 6.500h10l1.5 4.500M4.5 11h15v6h-15zM7 17v2m10-2v2M7.5 14h.5m8 0h.5',
  train: 'M7 4h10v11.500H7zM7 10h10m-7.5 3h.5m4 0h.5M8.5 15.5 6.5 20m9-4.5 2 4.5',
  bed: 'M4 18.500V6m0 9h16v3.500M20 15v-2.500a2 2 0 0 0-2-2H9V15M6.5 10.500h.5',
  list: 'M6 4h12v16.500l-3-2-3 2-3-2-3 2zM9 9h6m-6 4h6',
  gear: 'M12 8.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7m0-5v2.500m0 12v2.500m8.5-8.500H18M6 12H3.500m14.5-6-1.8 1.800M7.8 16.2 6 18m12 0-1.8-1.800M7.8 7.8 6 6',
  chat: 'M4 5.500h16v11h-9.500L6 20v-3.500H4z',
  people: 'M9.5 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M3.5 19.500c0-3.5 2.5-5.5 6-5.500s6 2 6 5.500M16 6a3 3 0 0 1 0 6m1.5 2.500c2 .5 3 2.5 3 5',
  compass: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m3.5 5.5-2 5-5 2 2-5z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20c0-4 3-6 7.5-6s7.5 2 7.5 6',
  pin: 'M12 3.500a6 6 0 0 1 6 6c0 4-4 8-6 11-2-3-6-7-6-11a6 6 0 0 1 6-6m0 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
} as const

export type IconName = keyof typeof SHAPES

/** Decoration: what it means stands beside it in words. */
export function Icon({ name, className = 'size-6' }: { name: IconName; className?: string }) {
  return (
    <svg data-icon aria-hidden="true" viewBox="0 0 24 24" className={className} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round">
      <path d={SHAPES[name]} />
    </svg>
  )
}
