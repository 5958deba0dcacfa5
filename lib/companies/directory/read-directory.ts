import type { Ctx } from '@/lib/db'
import { buildDirectory, type Directory, type Entry } from './build'

/** Worlds whose companies are the same share one; as many others as are at hand at a time. */
const KEPT = 8
/** On globalThis: a production build holds this module more than once, and each would keep its own. */
const DIRECTORIES = Symbol.for('shuidan.companies.directories')
const shared = globalThis as { [DIRECTORIES]?: Map<string, Directory> }
const kept = (shared[DIRECTORIES] ??= new Map<string, Directory>())

const HASH = 'SELECT hash FROM company_directory WHERE id = 1'
/** One statement, so that the word is that of the rows. */
const ROWS = `SELECT d.hash, c.code, c.name, c.hotline, c.city_code AS "cityCode", c.city_name AS "cityName", c.city_pinyin AS "cityPinyin", c.division_code AS "divisionCode", c.search_keys AS "searchKeys"
  FROM company_directory d JOIN company c ON c.enabled WHERE d.id = 1`

/** Companies that are switched on, as they are now: the database says by one word, kept by triggers of its own, whether those at hand are still right. */
export async function readDirectory({ db }: Pick<Ctx, 'db'>): Promise<Directory> {
  const [now] = await db.query<{ hash: string }>(HASH, [])
  const known = now && kept.get(now.hash)
  if (known) return keep(now.hash, known)
  const rows = await db.query<Entry & { hash: string }>(ROWS, [])
  const directory = buildDirectory(rows.map(({ hash: _, ...entry }) => entry), [...kept.values()].at(-1))
  return rows[0] ? keep(rows[0].hash, directory) : directory
}

/** The one that was not asked for longest goes first. */
function keep(hash: string, directory: Directory): Directory {
  kept.delete(hash)
  kept.set(hash, directory)
  for (const [old] of [...kept].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(old)
  return directory
}
