/** Chinese commercial cryptography (国密): SM2, SM3, SM4. Bytes in, bytes out; hostile input ends in a Result, never in an exception. */
export { sm3 } from './sm3'
export { decryptSm4, encryptSm4, KEY_BYTES as SM4_KEY_BYTES, makeSm4Key, SM4_MODES, sm4KeyOf, type Sm4Cipher, type Sm4Problem } from './sm4'
export { openSm4Gcm, sealSm4Gcm, type GcmProblem, type GcmSetting, type Sealed } from './sm4-gcm'
export { isSm2PublicKey, makeSm2Pair, sm2PairOf, type Sm2Pair } from './sm2-keys'
export { signSm2, verifySm2 } from './sm2-sign'
export { decryptSm2, encryptSm2, MAX_SM2_BYTES, type Sm2Form, type Sm2Problem } from './sm2-encrypt'
