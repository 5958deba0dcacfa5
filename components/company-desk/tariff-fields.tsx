import type { TariffDefinitionJson } from '@/lib/companies/tariffs'
import type { Translate } from '@/lib/i18n'
import { DeskGroup, DeskInput, DeskSelect } from './desk-fields'
import { COMPONENTS } from './tariff-text'
import { priceText } from './tier-steps'

const CATEGORIES = ['RESIDENTIAL', 'COLLECTIVE', 'SHARED_METER', 'RESIDENT_PRICED', 'NON_RESIDENTIAL', 'SPECIAL'] as const
const HOMES = ['NONE', 'PER_EXTRA_PERSON', 'FLAT', 'PER_CAPITA', 'PER_PERSON'] as const

type Props = { category: string; day: string; source: string; definition: TariffDefinitionJson; rows: number; isNew: boolean; t: Translate }

/** A price table to be edited: tiers with what each part of the price is, people, late fee, and where it is from. */
export function TariffFields({ category, day, source, definition, rows, isNew, t }: Props) {
  const { household, lateFee, basis, tiers } = definition
  return (
    <>
      <DeskGroup legend={t('companyDesk.sectionBasic')}>
        {isNew ? <DeskSelect name="category" label={t('companyDesk.category')} value={category} options={CATEGORIES.map((value) => [value, t(`companyDesk.${value}`)])} /> : <input type="hidden" name="category" value={category} />}
        {isNew ? <DeskInput name="day" label={t('companyDesk.tariffDay')} value={day} type="date" /> : <input type="hidden" name="day" value={day} />}
        <DeskSelect name="basis" label={t('companyDesk.basis')} value={basis} options={(['YEAR', 'MONTH'] as const).map((value) => [value, t(`companyDesk.${value}`)])} />
        <DeskInput name="source" label={t('companyDesk.source')} value={source} maxLength={4000} wide />
      </DeskGroup>
      <TierFields tiers={tiers} rows={rows} t={t} />
      <DeskGroup legend={t('companyDesk.homeRule')}>
        <DeskSelect name="home.kind" label={t('companyDesk.homeRule')} value={household.kind} options={HOMES.map((value) => [value, t(`companyDesk.${value}`)])} />
        <DeskInput name="home.people" label={t('companyDesk.homePeople')} value={'above' in household ? household.above : 'atLeast' in household ? household.atLeast : ''} inputMode="numeric" />
        <DeskInput name="home.addM3" label={t('companyDesk.homeAdd')} value={'addM3' in household ? household.addM3 : ''} inputMode="numeric" />
        <DeskInput name="home.bounds" label={t('companyDesk.homeBounds')} value={'boundsCentiM3PerPerson' in household ? household.boundsCentiM3PerPerson.map((bound) => bound / 100).join(',') : ''} />
        <DeskInput name="late.rate" label={t('companyDesk.lateRate')} value={lateFee.ratePpmPerDay / 1_000} inputMode="decimal" />
        <DeskInput name="late.grace" label={t('companyDesk.lateGrace')} value={lateFee.graceDays} inputMode="numeric" />
        <DeskSelect name="late.cap" label={t('companyDesk.lateCap')} value={lateFee.cap.kind} options={[['PRINCIPAL', t('companyDesk.PRINCIPAL')], ['NONE', t('companyDesk.capNONE')]]} />
        <DeskSelect name="late.base" label={t('companyDesk.lateBase')} value={lateFee.base === 'ALL' ? 'ALL' : 'WATER'} options={[['WATER', t('companyDesk.baseWATER')], ['ALL', t('companyDesk.baseALL')]]} />
      </DeskGroup>
    </>
  )
}

function TierFields({ tiers, rows, t }: { tiers: TariffDefinitionJson['tiers']; rows: number; t: Translate }) {
  return (
    <fieldset className="min-w-0 rounded-xl bg-cell p-4">
      <legend className="float-left mb-3 w-full text-note font-medium">
        {t('companyDesk.tariffs')} ({t('companyDesk.unit')})
      </legend>
      <div className="clear-both overflow-x-auto" tabIndex={0} role="region" aria-label={t('companyDesk.tariffs')}>
        <table className="w-full min-w-[640px] text-note [&_td]:p-1 [&_th]:p-1 [&_th]:text-left [&_th]:font-normal [&_th]:whitespace-nowrap">
          <thead className="text-caption text-ink-2">
            <tr>
              <th scope="col">
                <span className="sr-only">{t('companyDesk.tariffs')}</span>
              </th>
              <th scope="col">{t('companyDesk.upTo')}</th>
              {COMPONENTS.map((component) => (
                <th key={component} scope="col">
                  {t(`companyDesk.${component}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, n) => (
              <tr key={n}>
                <th scope="row">{t('companyDesk.tier', { n: n + 1 })}</th>
                <td>{cell(`tier.${n}.upTo`, tiers[n]?.upToM3 ?? '', `${t('companyDesk.tier', { n: n + 1 })} ${t('companyDesk.upTo')}`)}</td>
                {COMPONENTS.map((component) => {
                  const price = tiers[n]?.prices[component]
                  return <td key={component}>{cell(`tier.${n}.${component}`, price === undefined ? '' : priceText(BigInt(price)), `${t('companyDesk.tier', { n: n + 1 })} ${t(`companyDesk.${component}`)}`)}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-caption text-ink-2">{t('companyDesk.upToHint')}</p>
    </fieldset>
  )
}

const cell = (name: string, value: string | number, label: string) => (
  <input name={name} defaultValue={value} aria-label={label} inputMode="decimal" autoComplete="off" className="tap w-full min-w-0 rounded-lg bg-ground px-2 text-note text-ink tabular-nums" />
)
