/** The platform played against a company's endpoint (rule C3): no database, no world. */
export { certify, reportOf, tryCase, type Progress } from './certify'
export { countVerdicts, VERDICTS, type CaseResult, type Counts, type Message, type Report, type Step, type Text, type Verdict } from './evidence'
export { MARK } from './orders'
export { plainEndpoint } from './redact'
export { CASE_IDS, CASES, type CaseId } from './registry'
export { Run, type Kept } from './run-state'
export { AMOUNT_FEN, LIMITS, PATIENCE_MS, type Limits, type Settings, type Surroundings, type TestNumbers } from './settings'
export { takeBackAfter } from './take-back'
