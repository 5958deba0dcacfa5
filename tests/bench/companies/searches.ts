/** What people type, and where they stand: names, pinyin, initials and numbers of companies by turns. */
import { initialsOf, pinyinOf, stemOf } from '@/lib/companies/naming'
import { PLACES } from '@/lib/places'
import { registryCompanies } from '@/prisma/seed/registry/companies'

type Company = ReturnType<typeof registryCompanies>[number]['company']

const WAYS: ((company: Company) => string)[] = [
  ({ divisionName }) => divisionName ?? '',
  ({ divisionName }) => stemOf(divisionName ?? ''),
  ({ cityName, divisionName }) => `${cityName} ${divisionName}`,
  ({ divisionName }) => pinyinOf(stemOf(divisionName ?? '')),
  ({ cityName, divisionName }) => `${pinyinOf(cityName)} ${pinyinOf(divisionName ?? '')}`,
  ({ divisionName }) => initialsOf(divisionName ?? ''),
  ({ cityName }) => cityName,
  ({ companyId }) => companyId,
  ({ provinceName }) => stemOf(provinceName ?? ''),
  ({ divisionName }) => pinyinOf(divisionName ?? '').slice(0, 1),
]

/** Prime, so that steps of it meet every company. */
const STEP = 7

export function searchTexts(count: number): string[] {
  const all = registryCompanies()
  return Array.from({ length: count }, (_, n) => WAYS[n % WAYS.length]?.(all[(n * STEP) % all.length]?.company as Company) ?? '')
}

export function positions(count: number): { latitude: number; longitude: number; accuracyM: number }[] {
  return Array.from({ length: count }, (_, n) => {
    const [latitude, longitude] = PLACES[n % PLACES.length]?.centre ?? [0, 0]
    return { latitude, longitude, accuracyM: 50 }
  })
}
