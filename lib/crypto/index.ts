export { equalInConstantTime } from './constant-time'
export { SIGNATURE_LENGTH, signText, verifyText, type KeyedHash } from './keyed-hash'
