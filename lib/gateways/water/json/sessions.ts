/** The platform's sessions, kept in the memory of one process: another process, and whoever comes after a restart, begins one of its own. */
import { err, ok, type Result } from '@/lib/kernel/result'
import type { GatewayCall } from '../port'
import type { Session } from './envelope'
import { SESSION_PATH } from './operations'
import { JSON_HEADERS, sayPlain } from './plain'
import { WINDOW } from './replay-window'
import { decodeSessionAnswer, encodeSessionRequest } from './session'

/** Real endpoints only (wall clock). */
const TIMEOUT_MS = 5_000

/** UNREACHABLE: there was no answer, or no key to ask with. GARBLED: there was one, but no session; `said` is how it looked. */
type NoSession = { kind: 'UNREACHABLE' } | { kind: 'GARBLED'; said: string }
type Opened = { session: Session; last: number; unanswered: Set<number> }
/** One company as one world reaches it. Concurrent callers share the one that is being opened. */
export type Line = { opening: Promise<Result<Opened, NoSession>> | null }
/** A counter that no other message has. `answered` is called when no answer is waited for any more, `forget` when the company does not know the session. */
export type Place = { session: Session; counter: number; answered(): void; forget(): void }

const lines = new WeakMap<object, Map<string, Line>>()

export function lineOf({ memory, company }: GatewayCall): Line {
  const known = lines.get(memory) ?? new Map<string, Line>()
  lines.set(memory, known)
  const { companyCode, endpoint, merchantId, companyId, platformSm2PrivateKey, companySm2PublicKey } = company
  const key = JSON.stringify([companyCode, endpoint, merchantId, companyId, platformSm2PrivateKey, companySm2PublicKey])
  const line = known.get(key) ?? { opening: null }
  known.set(key, line)
  return line
}

export async function takePlace(line: Line, call: GatewayCall): Promise<Result<Place, NoSession>> {
  for (;;) {
    const opening = (line.opening ??= openSession(call))
    const forget = () => {
      if (line.opening === opening) line.opening = null
    }
    const opened = await opening.catch((error: unknown) => {
      forget()
      throw error
    })
    if (!opened.ok) {
      forget()
      return opened
    }
    const place = placeIn(opened.value, forget)
    if (place) return ok(place)
    forget()
  }
}

/** null: so many have overtaken the oldest message under way that one more might have it refused as too old. */
function placeIn(opened: Opened, forget: () => void): Place | null {
  const counter = opened.last + 1
  const [oldest = counter] = opened.unanswered
  if (counter - oldest > WINDOW) return null
  opened.last = counter
  opened.unanswered.add(counter)
  return { session: opened.session, counter, answered: () => void opened.unanswered.delete(counter), forget }
}

/** Nothing of a business message has left before this has ended well. */
async function openSession({ company, outside }: GatewayCall): Promise<Result<Opened, NoSession>> {
  const opening = encodeSessionRequest(company)
  if (!opening.ok) return err({ kind: 'UNREACHABLE' })
  const answer = await outside.send({ endpoint: company.endpoint, path: SESSION_PATH, headers: JSON_HEADERS, body: opening.value.body, timeoutMs: TIMEOUT_MS })
  if (answer.outcome !== 'ANSWERED') return err({ kind: 'UNREACHABLE' })
  const session = answer.status === 200 ? decodeSessionAnswer(company, opening.value, answer.body) : err('GARBLED')
  if (session.ok) return ok({ session: session.value, last: 0, unanswered: new Set<number>() })
  return err({ kind: 'GARBLED', said: `POST ${SESSION_PATH}: ${sayPlain(answer.status, answer.body)}` })
}
