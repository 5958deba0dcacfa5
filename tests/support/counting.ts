/** What tests count, from one on in each file (tests/setup/counting.ts), since files share processes and a file should be the same whatever ran before it. */
const counts = { keys: 0, people: 0 }

export const nextOf = (what: keyof typeof counts): number => (counts[what] += 1)

export function countAnew(): void {
  Object.assign(counts, { keys: 0, people: 0 })
}
