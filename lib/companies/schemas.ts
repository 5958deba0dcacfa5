import { z } from 'zod'
import type { NumberRule } from './number-rule'

export const CompanyCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
/** Whatever was typed; only its beginning is looked for. */
export const SearchInput = z.object({ text: z.string().max(1000) })
export const CityInput = z.object({ cityCode: z.string().regex(/^[0-9]{6}$/), text: SearchInput.shape.text.optional() })
export const PositionInput = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), accuracyM: z.number().min(0).max(1_000_000) })

/** What a resident may see of a company. */
export type CompanyDto = {
  code: string
  name: string
  shortName: string
  cityName: string
  hotline: string
  numberRule: NumberRule
  verification: 'SMS' | 'ID_CARD' | 'BOTH'
  cycleMonths: number
  minPaymentFen: bigint
  maxPaymentFen: bigint
}

/** A city with at least one company; `only` when there is no other. `letter`: its initial, `#` where it is not known. */
export type CityDto = { code: string; name: string; english: string | null; letter: string; companies: number; only: { code: string; name: string } | null }

export type CompanyRowDto = { code: string; name: string; cityName: string; hotline: string }
/** `more`: there are others, which a longer text finds. */
export type CompanyListDto = { companies: CompanyRowDto[]; more: boolean }

type PlaceName = { name: string; english: string }
/** `notOpen`: the place that was meant, when no company of it is on the platform. */
export type FoundCompaniesDto = CompanyListDto & { notOpen: PlaceName | null }
/** `city`: null where no company is on the platform yet. */
export type CityChoice = PlaceName & { city: CityDto | null }
/** BETWEEN and BORDER ask; NOWHERE and VAGUE leave it to the list. */
export type LocatedDto = { kind: 'CITY' | 'BETWEEN' | 'NOWHERE' | 'VAGUE'; choices: CityChoice[] } | { kind: 'BORDER'; at: PlaceName; choices: CityChoice[] }

export type { Renumbering } from './merger'
export type { Closed, ServiceWindow } from './windows'
