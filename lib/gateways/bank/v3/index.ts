export * from './codec'
export { OPERATIONS, type AnswerOf, type Operation, type QuestionOf } from './operations'
export { BANK_REFUSALS, isBankReason, type BankCode, type BankReason } from './refusals'
export { isFresh, MAX_SKEW_SECONDS, secondsOf, type Stamp } from '../../signing'
