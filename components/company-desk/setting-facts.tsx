import { Facts } from '@/components/ui/facts'
import type { Json } from '@/lib/companies/changes/schemas'
import type { CompanyBoard } from '@/lib/console/companies/schemas'
import type { Translate } from '@/lib/i18n'
import { settingName, settingValue } from './setting-text'

const PARTS = {
  sectionBasic: ['name', 'shortName', 'hotline', 'provinceName', 'cityName', 'cityCode', 'divisionName', 'divisionCode', 'verification', 'numberRule'],
  sectionLine: ['protocol', 'endpoint', 'companyId', 'merchantId', 'signature', 'isSandbox'],
  sectionMoney: ['minPaymentFen', 'maxPaymentFen', 'serviceFeePpm', 'serviceFeeSource', 'channel', 'acquirerMerchantNo', 'cycleMonths'],
} as const

/** What is agreed with a company, part by part; of keys only whether there are any. */
export function SettingFacts({ board: { settings, hasKeys }, t }: { board: CompanyBoard; t: Translate }) {
  const keys = (['signingKey', 'platformSm2PrivateKey', 'companySm2PublicKey'] as const).map((name) => ({ label: t(`companyDesk.${name}`), value: t(hasKeys[name] ? 'companyDesk.keySet' : 'companyDesk.keyNone') }))
  return (
    <div className="grid gap-3 lg:grid-cols-3">
      {Object.entries(PARTS).map(([part, names]) => (
        <div key={part} className="min-w-0 rounded-xl bg-cell">
          <h3 className="px-4 pt-3 text-note text-ink-2">{t(`companyDesk.${part as keyof typeof PARTS}`)}</h3>
          <Facts facts={[...names.map((name) => ({ label: settingName(name, t), value: <span className="break-all">{settingValue(name, settings[name] as Json, t)}</span> })), ...(part === 'sectionLine' ? keys : [])]} />
        </div>
      ))}
    </div>
  )
}
