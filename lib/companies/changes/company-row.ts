import type { CompanySettings } from './settings'

/** The settings as columns of a company; its tariffs are rows of their own. */
export function companyRow({ tariffs: _, numberRule, windows, minPaymentFen, maxPaymentFen, serviceFeePpm, ...plain }: CompanySettings) {
  return { ...plain, numberRule: numberRule as object, windows: windows as object[], minPaymentFen: BigInt(minPaymentFen), maxPaymentFen: BigInt(maxPaymentFen), serviceFeePpm: BigInt(serviceFeePpm) }
}
