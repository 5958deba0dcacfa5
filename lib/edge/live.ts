/**
 * Server-sent events for a page that is watched. The stream is inside its world only while it looks: a world that somebody resets or forks
 * does not wait for whoever watches, and a session that has ended sees nothing more.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { cookies } from 'next/headers'
import type { Ctx } from '@/lib/db'
import { MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'
import { elapsedMs } from '@/lib/kernel/clock'
import { DomainError } from '@/lib/kernel/errors'
import { withWorld } from '@/lib/worlds'
import { DEFAULT_LOCALE, errorText } from '@/lib/i18n'
import { toDomainError } from './action'
import { jsonAnswer } from './api'
import { contextIn, LOCALE_COOKIE, SESSION_COOKIE, type Caller } from './request'
import { worldNameOf } from './world-name'

/** What is seen now; `key` tells whether it is something new, `done` that nothing more will come. */
export type Sight = { key: string; done: boolean; data: unknown }

/** How often it looks, how long it streams before the browser has to come again, and how often it says that it is alive. */
const LOOK_MS = 400
const STREAM_MS = 5 * MINUTE_MS
const BEAT_MS = 15 * SECOND_MS
/** Streams of one process at once. */
const MAX_STREAMS = 200

let streams = 0

/** Streams `event` whenever what `look` sees has changed, and `end` once it is done. Refused with a JSON error as by an API. */
export async function liveAnswer(request: Request, event: string, look: (ctx: Ctx) => Promise<Sight>): Promise<Response> {
  const jar = await cookies()
  const caller: Caller = { requestId: request.headers.get('x-request-id') ?? '', token: jar.get(SESSION_COOKIE)?.value, locale: jar.get(LOCALE_COOKIE)?.value }
  const name = worldNameOf(request.headers)
  const see = () => withWorld(name, async (world) => look((await contextIn(world, caller)).ctx))
  try {
    if (streams >= MAX_STREAMS) throw new DomainError('RATE_LIMITED')
    const first = await see()
    return new Response(streamOf(request.signal, event, first, see), { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' } })
  } catch (error) {
    const { status, code, params } = toDomainError(error)
    return jsonAnswer({ code, message: errorText(DEFAULT_LOCALE, code, params), requestId: caller.requestId }, status)
  }
}

function streamOf(signal: AbortSignal, event: string, first: Sight, see: () => Promise<Sight>): ReadableStream {
  const told = async function* () {
    streams += 1
    try {
      yield* watch(signal, event, first, see)
    } finally {
      streams -= 1
    }
  }
  const texts = told()
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await texts.return(undefined)
    },
  })
}

async function* watch(signal: AbortSignal, event: string, first: Sight, see: () => Promise<Sight>): AsyncGenerator<string> {
  const begun = elapsedMs()
  let [seen, spoken] = [first, begun]
  yield message(event, seen)
  while (!seen.done && !signal.aborted && elapsedMs() - begun < STREAM_MS) {
    await pause(LOOK_MS)
    const now = await see().catch(() => null)
    // The world or the session is gone: the page finds out by itself.
    if (!now) return
    const isNew = now.key !== seen.key
    seen = now
    if (isNew) yield message(event, now)
    else if (elapsedMs() - spoken > BEAT_MS) yield ': alive\n\n'
    else continue
    spoken = elapsedMs()
  }
  if (seen.done) yield 'event: end\ndata: {}\n\n'
}

const message = (event: string, { key, data }: Sight): string => `event: ${event}\nid: ${key}\ndata: ${JSON.stringify(data)}\n\n`
