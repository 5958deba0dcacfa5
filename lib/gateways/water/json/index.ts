/** Public door: JSON under SM2, SM3 and SM4, both sides of it. */
export { MAX_MESSAGE_BYTES } from './bytes'
export { openAnswer, openRequest, readEnvelope, sealAnswer, sealRequest, type Envelope, type Session } from './envelope'
export * from './messages'
export { operationAt, OPERATIONS, OPERATION_NAMES, pathOf, SESSION_PATH } from './operations'
export * from './plain'
export { REFUSAL_WORDS, refusalOf } from './refusals'
export * from './replay-window'
export * from './session'
