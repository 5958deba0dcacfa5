export { ENDPOINT_COLUMNS, getCompany, getEndpoint, listCompanies } from './get-company'
export { checkNumber, NumberRule, type NumberProblem } from './number-rule'
export { answerOrThrow, askCompany, talkTo } from './talk-to'
export { tariffsOf } from './tariffs-of'
