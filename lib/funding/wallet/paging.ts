import type { Page } from './schemas'

export const PAGE_SIZE = 20

/** Where a page begins: strictly older than this moment and id. */
export function startOf(before: string | undefined): [Date, string] {
  const [at, id = ''] = before?.split('~') ?? []
  return at ? [new Date(Number(at)), id] : [new Date(8.64e15), '']
}

/** A page out of one row more than fits. */
export function pageOf<T extends { id: string }>(rows: T[], momentOf: (row: T) => Date, before: string | undefined): Page<T> {
  const items = rows.slice(0, PAGE_SIZE)
  const last = items.at(-1)
  return { items, first: before === undefined, next: rows.length > PAGE_SIZE && last ? `${momentOf(last).getTime()}~${last.id}` : null }
}
