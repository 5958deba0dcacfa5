import { WORLD_NAME } from '@/lib/worlds'

/** `<world>.localhost`, or the header X-World for clients that cannot; otherwise the demo world. */
export const DEFAULT_WORLD = 'demo'

/** On a request that somebody inside the world has sent: it must not wait for him to leave. */
export const BEHIND_HEADER = 'x-behind'

export function worldNameOf(headers: { get(name: string): string | null }): string {
  const named = headers.get('x-world')
  if (named) return WORLD_NAME.test(named) ? named : ''
  // After an action that leads elsewhere Next fetches the next page from itself, as localhost: only the forwarded host is the browser's.
  const host = (headers.get('x-forwarded-host') ?? headers.get('host') ?? '').split(':')[0]?.toLowerCase() ?? ''
  const match = /^([a-z0-9-]+)\.localhost$/.exec(host)
  return match?.[1] ?? DEFAULT_WORLD
}
