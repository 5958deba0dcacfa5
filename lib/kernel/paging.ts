/** Lists that are paged by key: newest first, each page strictly older than the last row of the one before. */
import { z } from 'zod'

export const PAGE_SIZE = 20

/** `<moment in ms>~<id>` of the last row of the page before; a place in a list that nobody was given is the beginning. */
export const BeforeInput = z.object({ before: z.string().regex(/^\d{1,15}~[A-Za-z0-9_:-]{1,120}$/).optional().catch(undefined) })

/** `first`: nothing newer is left out; `next` is `before` of the following page. */
export type Page<T> = { items: T[]; first: boolean; next: string | null }

const LAST_MS = 8.64e15

/** Where a page begins: strictly older than this moment and id. */
export function startOf(before: string | undefined): [Date, string] {
  const [at, id = ''] = before?.split('~') ?? []
  return [new Date(at ? Math.min(Number(at), LAST_MS) : LAST_MS), id]
}

/** A page out of one row more than fits. */
export function pageOf<T extends { id: string }>(rows: T[], momentOf: (row: T) => Date, before: string | undefined): Page<T> {
  const items = rows.slice(0, PAGE_SIZE)
  const last = items.at(-1)
  return { items, first: before === undefined, next: rows.length > PAGE_SIZE && last ? `${momentOf(last).getTime()}~${last.id}` : null }
}
