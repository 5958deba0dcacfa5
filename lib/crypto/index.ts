export { equalInConstantTime } from './constant-time'
export { SIGNATURE_LENGTH, signText, verifyText, type KeyedHash } from './keyed-hash'
export { makeRsaPair, rsaSerial, signRsa, verifyRsa, type RsaPair } from './rsa'
