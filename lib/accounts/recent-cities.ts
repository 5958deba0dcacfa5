import { requireResident } from '@/lib/auth'
import { listCities } from '@/lib/companies'
import type { CityDto } from '@/lib/companies/schemas'
import type { Ctx } from '@/lib/db'

const RECENT_CITIES = 3

/** Where the caller gave a number or bound one last, newest first; cities that still have a company (rule B2). */
export async function listRecentCities({ ctx }: { ctx: Ctx }): Promise<CityDto[]> {
  const recent = await ctx.db.query<{ code: string }>(
    `SELECT c.city_code AS code FROM (
       SELECT company_code, started_at AS at FROM bind_request WHERE user_id = $1
       UNION ALL SELECT company_code, bound_at FROM water_account WHERE user_id = $1
     ) choice JOIN company c ON c.code = choice.company_code
     WHERE c.enabled GROUP BY c.city_code ORDER BY max(choice.at) DESC, c.city_code LIMIT ${RECENT_CITIES}`,
    [requireResident(ctx)],
  )
  if (recent.length === 0) return []
  const cities = await listCities(ctx, recent.map(({ code }) => code))
  return recent.flatMap(({ code }) => cities.find((city) => city.code === code) ?? [])
}
