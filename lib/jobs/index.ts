export { advance, runDue, type AdvanceReport, type AdvanceTarget, type JobErrorLog } from './advance'
export { JOB_HANDLERS, type JobHandler } from './registry'
export { RUNNER_LOCK, runNextJob } from './run-next'
export { LENT_MAX, workInSlot, type Slots } from './slots'
