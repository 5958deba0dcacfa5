/** What the API of worlds says of a world: instants as ISO text. */
export type WorldData = { name: string; preset: string; parent: string | null; url: string; seed: string; startsAt: string; madeAt: string; expiresAt: string | null }
export type SnapshotData = { id: string; label: string; madeAt: string }
export type WorldsTexts = Record<string, string>

/** Does something to a world and says what came of it: `done` holds `{name}`. False when it was refused. */
export type Act = (method: string, path: string, done: string, body?: object) => Promise<boolean>

export type Asked<T> = { ok: true; data: T } | { ok: false; message: string }

/** Asks the API of worlds, which answers this machine. */
export async function ask<T>(method: string, path: string, offline: string, body?: object): Promise<Asked<T>> {
  const headers = { 'accept-language': document.documentElement.lang, ...(body && { 'content-type': 'application/json' }) }
  const response = await fetch(`/api/worlds${path}`, { method, headers, body: body && JSON.stringify(body) }).catch(() => null)
  if (!response) return { ok: false, message: offline }
  const data: unknown = response.status === 204 ? {} : await response.json()
  if (response.ok) return { ok: true, data: data as T }
  const { message = offline, detail = [] } = data as { message?: string; detail?: { field: string; message: string }[] }
  return { ok: false, message: [message, ...detail.map(({ field }) => field)].join(' · ') }
}

const SHORT = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
/** On the visitor's own clock: worlds are made and end in real time. */
export const wallText = (iso: string): string => SHORT.format(new Date(iso))
