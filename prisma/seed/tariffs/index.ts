/** Published tariffs with their sources, as far as they could be found. Configuration of a simulator, not a price notice. */
import { beijing } from './beijing'
import { chengdu } from './chengdu'
import { chongqing } from './chongqing'
import type { CatalogueEntry } from './entry'
import { guangzhou } from './guangzhou'
import { hangzhou } from './hangzhou'
import { nanjing } from './nanjing'
import { shanghai } from './shanghai'
import { shenzhen } from './shenzhen'
import { tianjin } from './tianjin'
import { wuhan } from './wuhan'
import { xian } from './xian'
import { zhengzhou } from './zhengzhou'

export type { CatalogueEntry, SourceMark, SourceNote } from './entry'

export const CATALOGUE_COMPANIES = ['beijing', 'shanghai', 'guangzhou', 'shenzhen', 'chengdu', 'hangzhou', 'wuhan', 'nanjing', 'tianjin', 'chongqing', 'xian', 'zhengzhou'] as const
export type CatalogueCompany = (typeof CATALOGUE_COMPANIES)[number]

export const TARIFF_CATALOGUE: Record<CatalogueCompany, CatalogueEntry[]> = {
  beijing,
  shanghai,
  guangzhou,
  shenzhen,
  chengdu,
  hangzhou,
  wuhan,
  nanjing,
  tianjin,
  chongqing,
  xian,
  zhengzhou,
}
