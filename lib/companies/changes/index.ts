/** Changes of what is agreed with companies (rule C1): versions with author, reason and difference, a second person for what moves money, a moment, roll-back. */
export { mayApprove, mayChange, movesMoney, READERS } from './authority'
export { createCompany } from './create-company'
export { approveChange, changeCompanyJob, refuseChange, withdrawChange } from './decide-change'
export { MANAGING_HEADER, signManaging } from '../managing'
export { draftChange, proposeChange } from './propose-change'
export { countPendingChanges, getChange, getCompanySettings, listChanges } from './read-changes'
export { rollBack } from './roll-back'
export { tellCompanyJob } from './tell-company'
