import { Cell, CellGroup } from '@/components/ui/cells'
import type { CompanyRowDto } from '@/lib/companies/schemas'
import type { Translate } from '@/lib/i18n'

export function CompanyList({ companies, t }: { companies: readonly CompanyRowDto[]; t: Translate }) {
  return (
    <CellGroup>
      {companies.map(({ code, name, cityName, hotline }) => (
        <Cell key={code} href={`/water/bind/${code}`} title={name} note={t('bind.hotline', { hotline })} value={cityName} />
      ))}
    </CellGroup>
  )
}
