/** Eight worlds that have nothing in common: when they begin, how their clock moves, what their resident calls the home. */

export type Place = {
  seed: string
  startsAt: string
  stepSeconds: number
  alias: string
  /** What 0100000001 owes on that day: 90.00, after 4 April 2026 0.45 more each day. Later there are bills that chance has made, and parts of them are paid. */
  dueFen: number | null
}

export const PLACES: readonly Place[] = [
  { seed: 'deep-spring', startsAt: '2026-03-31T23:40:00+08:00', stepSeconds: 420, alias: '春天的家', dueFen: 9000 },
  { seed: 'deep-late', startsAt: '2026-04-30T23:41:00+08:00', stepSeconds: 433, alias: '过期的家', dueFen: 9484 },
  { seed: 'deep-summer', startsAt: '2026-06-30T23:42:00+08:00', stepSeconds: 447, alias: '夏天的家', dueFen: null },
  { seed: 'deep-autumn', startsAt: '2026-09-30T23:43:00+08:00', stepSeconds: 461, alias: '秋天的家', dueFen: null },
  { seed: 'deep-old-year', startsAt: '2026-12-31T23:44:00+08:00', stepSeconds: 479, alias: '跨年的家', dueFen: null },
  { seed: 'deep-new-year', startsAt: '2027-01-01T00:00:00+08:00', stepSeconds: 3_671, alias: '新年的家', dueFen: null },
  { seed: 'deep-february', startsAt: '2027-02-28T23:46:00+08:00', stepSeconds: 499, alias: '平年的家', dueFen: null },
  { seed: 'deep-leap-day', startsAt: '2028-02-28T23:47:00+08:00', stepSeconds: 86_413, alias: '闰年的家', dueFen: null },
]
