import { err, ok, type Result } from '@/lib/kernel/result'
import { z } from 'zod'
import { TARIFF_ISSUES, type TariffIssue } from './errors'
import { TariffDefinition, type TariffDefinitionJson } from './schemas'

/** Reads a definition from JSON (rule C1); every complaint names the field it is about, as `tiers.1.upToM3`. */
export function parseTariff(json: unknown): Result<TariffDefinition, TariffIssue[]> {
  const parsed = TariffDefinition.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  return err(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issueCode(issue) })))
}

/** The JSON form, for the database and the console; `parseTariff` of it gives the definition back. */
export function tariffToJson(definition: TariffDefinition): TariffDefinitionJson {
  return z.encode(TariffDefinition, definition)
}

function issueCode(issue: z.core.$ZodIssue): TariffIssue['code'] {
  if (issue.code !== 'custom') return 'SHAPE'
  return TARIFF_ISSUES.find((code) => code === issue.message) ?? 'SHAPE'
}
