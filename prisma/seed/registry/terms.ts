/** What the platform has agreed with a company of the registry, all of it made up. */
import type { ServiceWindow } from '@/lib/companies/schemas'
import { isOf, pick } from './chance'

const PROTOCOLS = ['wxlifepay', 'wxlifepay', 'json', 'gbk-tcp'] as const
type Protocol = (typeof PROTOCOLS)[number]

/** The one place that says which protocols gateways and simulated companies speak; a company with another is seeded with the first until then. */
export const SPOKEN: readonly Protocol[] = ['wxlifepay', 'json', 'gbk-tcp']

/** Half wxlifepay, a quarter each of the others. */
export const wantedProtocol = (code: string): Protocol => pick('protocol', code, PROTOCOLS)
export const protocolOf = (code: string): string => [wantedProtocol(code), ...SPOKEN].find((one) => SPOKEN.includes(one)) ?? 'wxlifepay'

const NIGHT: ServiceWindow = { kind: 'BATCH_DEBIT', days: null, from: '23:30', to: '00:30' }
const WINDOWS: readonly ServiceWindow[][] = [
  [], [], [NIGHT],
  [{ kind: 'BATCH_DEBIT', days: null, from: '01:00', to: '03:00' }],
  [{ kind: 'MAINTENANCE', days: [0], from: '02:00', to: '05:00' }],
  [NIGHT, { kind: 'MAINTENANCE', days: [6], from: '22:00', to: '06:00' }],
]

export function termsOf(code: string) {
  const channel = pick('channel', code, ['DIRECT', 'DIRECT', 'DIRECT', 'LEGACY_UNIONPAY', 'LEGACY_UNIONPAY', 'UNKNOWN'])
  return {
    channel,
    /** What its acquirer does, whatever the company says. */
    acquirer: channel === 'UNKNOWN' ? pick('acquirer', code, ['DIRECT', 'LEGACY_UNIONPAY']) : channel,
    verification: pick('verification', code, ['SMS', 'SMS', 'ID_CARD', 'BOTH']),
    serviceFeePpm: pick('service fee', code, [0n, 1_000n, 2_000n, 3_000n, 6_000n]),
    minPaymentFen: pick('least', code, [1n, 1n, 1n, 1n, 100n, 1_000n]),
    maxPaymentFen: pick('most', code, [2_000_000n, 5_000_000n, 5_000_000n, 10_000_000n]),
    signature: isOf('signature', code, 30) ? 'SHA1' : 'SHA256',
    windows: pick('windows', code, WINDOWS),
  }
}
