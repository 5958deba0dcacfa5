import type { Case } from './case'
import { encoding, line, nothingDue, paging, query, speed, unknown } from './cases/asking'
import { reconcile, restored } from './cases/closing'
import { extProof, extReading, extSplit } from './cases/extensions'
import { amounts, concurrency, confirm, credit, duplicate, limits, reused, reversal, reversalFirst, timeout } from './cases/paying'
import { endless, entities, rubbish } from './cases/rubbish'
import { institution, replay, signature } from './cases/strangers'

/** Every case, in the order in which they are run (rule C3). A case and a line here is all it takes. Endless messages come last, for a company that does not bear them is gone. */
export const CASES = {
  line,
  query,
  'nothing-due': nothingDue,
  paging,
  unknown,
  encoding,
  credit,
  confirm,
  amounts,
  duplicate,
  reused,
  reversal,
  'reversal-first': reversalFirst,
  timeout,
  limits,
  signature,
  replay,
  institution,
  concurrency,
  reconcile,
  'ext-reading': extReading,
  'ext-proof': extProof,
  'ext-split': extSplit,
  rubbish,
  entities,
  speed,
  restored,
  endless,
} as const satisfies Record<string, Case>

export type CaseId = keyof typeof CASES
export const CASE_IDS = Object.keys(CASES) as CaseId[]
