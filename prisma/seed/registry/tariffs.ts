import { tariffRows } from '../companies'
import type { RegistryCompany } from './companies'
import { PRICE_CITIES } from './prices'

/** Bills two years back are priced by tables of then. */
const OLDEST_BILLS = new Date('2024-01-01T00:00:00+08:00')

/** Its city's own where it is of the catalogue; else the residential ones of the city whose prices it charges, which say so. */
export function registryTariffs({ company: { code: companyCode }, priceCity }: RegistryCompany) {
  const rows = tariffRows(priceCity)
  if (priceCity === companyCode) return rows
  const homes = rows.filter(({ category }) => category === 'RESIDENTIAL')
  const isOver = (n: number) => new Date(homes[n + 1]?.validFrom ?? 8.64e15) <= OLDEST_BILLS
  const { name } = PRICE_CITIES[priceCity]
  const source = JSON.stringify({ mark: 'FROM_MEMORY', zh: `模拟：套用${name}市价目，非当地价格`, en: `Simulated: the prices of ${name}, not those of the place` })
  return homes.filter((_, n) => !isOver(n)).map((row) => ({ ...row, id: row.id.replace(`tar_${priceCity}_`, `tar_${companyCode}_`), companyCode, source }))
}
