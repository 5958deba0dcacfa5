import type { CompanyColumn } from '@/lib/console/companies/schemas'
import type { Translate } from '@/lib/i18n'

export const columnName = (column: CompanyColumn, t: Translate): string => t(`companyDesk.${column}`)
