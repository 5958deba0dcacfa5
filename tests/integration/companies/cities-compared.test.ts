/** Rule C5: times to bind are those of all companies of a city, and of no other of that name. */
import { beforeAll, expect, it } from 'vitest'
import { compareCities } from '@/lib/console'
import type { Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { useWorld } from '../../support/world'

const world = useWorld()
const admin = async () => world.as({ kind: 'USER', userId: 'admin', role: 'ADMIN', sessionId: 's' })

async function bindIn({ db, clock, actor }: Ctx, companyCode: string, minutes: number[]): Promise<void> {
  const userId = actor.kind === 'USER' ? actor.userId : ''
  const startedAt = clock.now()
  for (const [n, took] of minutes.entries()) {
    const own = { userId, companyCode, billKey: `${companyCode}${n}`, holderMasked: '*', addressMasked: '*', householdSize: 3 }
    await db.prisma.bindRequest.create({ data: { ...own, id: `bnd_${companyCode}_${n}`, state: 'DONE', phoneMasked: '*', startedAt, expiresAt: startedAt } })
    await db.prisma.waterAccount.create({ data: { ...own, id: `wac_${companyCode}_${n}`, alias: '家', reminderFen: 0n, boundAt: new Date(startedAt.getTime() + took * MINUTE_MS) } })
  }
}

let city: { code: string; name: string; companies: string[] }

beforeAll(async () => {
  const { db } = await world.system()
  const [found] = await db.query<typeof city>(
    `SELECT city_code AS code, min(city_name) AS name, array_agg(code ORDER BY code) AS companies FROM company WHERE enabled AND city_name LIKE '深圳%' GROUP BY city_code ORDER BY count(*) DESC LIMIT 1`, [],
  )
  if (!found || found.companies.length < 2) throw new Error('a city of several companies')
  city = found
  const resident = await world.resident()
  await bindIn(resident, city.companies[0] ?? '', [2, 4])
  await bindIn(resident, city.companies[1] ?? '', [10])
  // A namesake elsewhere.
  await db.query(`UPDATE company SET city_name = $1 WHERE code = 'guangzhou' RETURNING code`, [city.name])
  await bindIn(resident, 'guangzhou', [90])
})

it('counts the bindings of all its companies together, with their median', async () => {
  const lines = await compareCities({ ctx: await admin(), input: { q: '深圳' } })
  expect(lines.find(({ cityCode }) => cityCode === city.code)).toMatchObject({ bindings: 3, bindMinutes: 4 })
  const namesake = (await compareCities({ ctx: await admin(), input: { q: '' } })).find(({ cityCode }) => cityCode === '440100')
  expect(namesake).toMatchObject({ bindings: 1, bindMinutes: 90 })
})
