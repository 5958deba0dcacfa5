import type { CompanySettings } from '@/lib/companies/changes/schemas'
import type { Translate } from '@/lib/i18n'
import { CYCLES } from '@/lib/kernel/billing-cycle'
import { fenToYuan } from '@/lib/kernel/money'
import { DeskGroup, DeskInput, DeskSelect } from './desk-fields'
import { KeyField } from './key-field'
import { NumberTester } from './number-tester'
import { percentText } from './percent-text'
import type { FormAction } from '@/components/ui/form-state'

type Props = { settings: CompanySettings; isMoney: boolean; tryNumber: FormAction; windowRows: number; t: Translate }

/** All that is agreed with a company, to be changed; what moves money only for those who may. */
export function CompanyFields({ settings, isMoney, tryNumber, windowRows, t }: Props) {
  const text = (name: 'name' | 'shortName' | 'hotline' | 'provinceName' | 'cityName' | 'cityCode' | 'divisionName' | 'divisionCode' | 'endpoint' | 'companyId' | 'merchantId' | 'serviceFeeSource', wide = false) => (
    <DeskInput name={name} label={t(`companyDesk.${name}`)} value={settings[name]} wide={wide} maxLength={300} mono={/Code|Id|No|endpoint/.test(name)} />
  )
  const select = (name: 'verification' | 'channel', values: readonly string[]) => <DeskSelect name={name} label={t(`companyDesk.${name}`)} value={settings[name]} options={values.map((value) => [value, t(`companyDesk.${value as 'SMS'}`)])} />
  return (
    <>
      <DeskGroup legend={t('companyDesk.sectionBasic')}>
        {text('name', true)}
        {text('shortName')}
        {text('hotline')}
        {text('provinceName')}
        {text('cityName')}
        {text('cityCode')}
        {text('divisionName')}
        {text('divisionCode')}
        {select('verification', ['SMS', 'ID_CARD', 'BOTH'])}
      </DeskGroup>
      <RuleFields rule={settings.numberRule} tryNumber={tryNumber} t={t} />
      <WindowFields windows={settings.windows} rows={windowRows} t={t} />
      {isMoney && (
        <>
          <DeskGroup legend={t('companyDesk.sectionLine')}>
            <DeskSelect name="protocol" label={t('companyDesk.protocol')} value={settings.protocol} options={['wxlifepay', 'json', 'gbk-tcp'].map((value) => [value, value])} />
            {text('endpoint', true)}
            {text('companyId')}
            {text('merchantId')}
            <DeskSelect name="signature" label={t('companyDesk.signature')} value={settings.signature} options={['SHA256', 'SHA1'].map((value) => [value, value])} />
            <DeskSelect name="sandbox" label={t('companyDesk.isSandbox')} value={settings.isSandbox ? 'yes' : 'no'} options={[['no', t('companyDesk.no')], ['yes', t('companyDesk.yes')]]} />
          </DeskGroup>
          <DeskGroup legend={t('companyDesk.sectionKeys')} note={t('companyDesk.keyHint')}>
            {(['signingKey', 'platformSm2PrivateKey', 'companySm2PublicKey'] as const).map((name) => (
              <KeyField key={name} name={name} label={t(`companyDesk.${name}`)} makeText={name === 'companySm2PublicKey' ? null : t('companyDesk.makeKey')} bytes={name === 'signingKey' ? 16 : 32} />
            ))}
          </DeskGroup>
          <DeskGroup legend={t('companyDesk.sectionMoney')}>
            {select('channel', ['DIRECT', 'LEGACY_UNIONPAY', 'UNKNOWN'])}
            <DeskInput name="acquirerMerchantNo" label={t('companyDesk.acquirerMerchantNo')} hint={t('companyDesk.acquirerHint')} value={settings.acquirerMerchantNo} maxLength={20} mono inputMode="numeric" />
            <DeskInput name="minPayment" label={t('companyDesk.minPayment')} value={fenToYuan(BigInt(settings.minPaymentFen))} inputMode="decimal" />
            <DeskInput name="maxPayment" label={t('companyDesk.maxPayment')} value={fenToYuan(BigInt(settings.maxPaymentFen))} inputMode="decimal" />
            <DeskInput name="serviceFee" label={t('companyDesk.serviceFee')} value={percentText(settings.serviceFeePpm)} inputMode="decimal" />
            {text('serviceFeeSource', true)}
            <DeskSelect name="cycleMonths" label={t('companyDesk.cycleMonths')} value={`${settings.cycleMonths}`} options={CYCLES.map((months) => [`${months}`, `${months}`])} />
          </DeskGroup>
        </>
      )}
    </>
  )
}

function RuleFields({ rule, tryNumber, t }: { rule: CompanySettings['numberRule']; tryNumber: FormAction; t: Translate }) {
  return (
    <DeskGroup legend={t('companyDesk.numberRule')}>
      <DeskInput name="rule.length" label={t('companyDesk.ruleLength')} value={rule.length} inputMode="numeric" />
      <DeskSelect name="rule.charset" label={t('companyDesk.ruleCharset')} value={rule.charset} options={(['DIGITS', 'UPPER_ALNUM'] as const).map((value) => [value, t(`companyDesk.${value}`)])} />
      <DeskInput name="rule.example" label={t('companyDesk.ruleExample')} value={rule.example} mono />
      <DeskInput name="rule.prefix" label={t('companyDesk.rulePrefix')} value={rule.prefix ?? ''} mono />
      <DeskSelect name="rule.check" label={t('companyDesk.ruleCheck')} value={rule.check ?? ''} options={[['', t('companyDesk.checkNone')], ['LUHN', t('companyDesk.LUHN')], ['MOD11', t('companyDesk.MOD11')]]} />
      <DeskInput name="rule.meterSerial" label={t('companyDesk.ruleMeter')} value={rule.meterSerial ?? ''} hint={t('companyDesk.ruleMeterHint')} mono />
      <DeskInput name="rule.oldLength" label={t('companyDesk.ruleOldLength')} value={rule.old?.length ?? ''} inputMode="numeric" />
      <DeskInput name="rule.oldPrefix" label={t('companyDesk.ruleOldPrefix')} value={rule.old?.prefix ?? ''} mono />
      <DeskInput name="rule.oldUntil" label={t('companyDesk.ruleOldUntil')} value={rule.old?.until ?? ''} mono />
      <NumberTester action={tryNumber} label={t('companyDesk.tryNumber')} hint={t('companyDesk.tryHint')} okText={t('companyDesk.tryOk')} />
    </DeskGroup>
  )
}

function WindowFields({ windows, rows, t }: { windows: CompanySettings['windows']; rows: number; t: Translate }) {
  return (
    <fieldset className="min-w-0 rounded-xl bg-cell p-4">
      <legend className="float-left mb-3 w-full text-note font-medium">{t('companyDesk.windows')}</legend>
      <input type="hidden" name="windows" value="yes" />
      <div className="clear-both flex flex-col gap-3">
        {Array.from({ length: Math.min(rows, windows.length + 1) }, (_, n) => ({ n, window: windows[n] })).map(({ n, window }) => (
          <div key={n} role="group" aria-label={`${t('companyDesk.windows')} ${n + 1}`} className="grid items-end gap-3 sm:grid-cols-4">
            <DeskSelect name={`window.${n}.kind`} label={t('companyDesk.windowKind')} value={window?.kind ?? ''} options={[['', t('companyDesk.windowNone')], ['BATCH_DEBIT', t('companyDesk.BATCH_DEBIT')], ['MAINTENANCE', t('companyDesk.MAINTENANCE')]]} />
            <DeskInput name={`window.${n}.from`} label={t('companyDesk.from')} value={window?.from ?? ''} type="time" />
            <DeskInput name={`window.${n}.to`} label={t('companyDesk.to')} value={window?.to ?? ''} type="time" />
            <div role="group" aria-label={t('companyDesk.days')} className="flex flex-wrap gap-x-3">
              {([0, 1, 2, 3, 4, 5, 6] as const).map((day) => (
                <label key={day} className="tap flex cursor-pointer items-center gap-1 text-caption">
                  <input type="checkbox" name={`window.${n}.day${day}`} defaultChecked={window ? window.days === null || window.days.includes(day) : false} className="size-5 accent-brand-fill" />
                  {t(`companyDesk.day${day}`)}
                </label>
              ))}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
