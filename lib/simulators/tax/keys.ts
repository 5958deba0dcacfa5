import type { SimCtx } from '../sim-ctx'

/** The bureau's own, and how it knows the platform. */
export type TaxKeys = { mchid: string; serial: string; privateKey: string; platformSerial: string; platformPublicKey: string }

export async function readKeys({ db }: SimCtx): Promise<TaxKeys | undefined> {
  const [keys] = await db.query<TaxKeys>(`SELECT mchid, serial, private_key AS "privateKey", platform_serial AS "platformSerial", platform_public_key AS "platformPublicKey" FROM sim_tax.link LIMIT 1`, [])
  return keys
}
