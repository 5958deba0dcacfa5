/** 合并缴费: several accounts, one confirmation (rule A5). */
export { confirmMerged, reserveMerged } from './confirm-merged'
export { listMergedSources } from './list-merged-sources'
export { quoteMerged } from './quote-merged'
export { getMerged, openLegs, readLegStates } from './read-merged'
