/** Public door: RSA signatures on messages, in the manner of APIv3. */
export * from './bytes'
export * from './signing'
