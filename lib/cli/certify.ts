/** `npm run certify`: plays the platform against a company's endpoint and says case by case what it found (rule C3). Exit codes: 0 passed, 1 a case failed, 2 wrong usage. */
import { writeFileSync } from 'node:fs'
import { CASE_IDS, certify, type Report, type Settings, type Surroundings, type Text } from '@/lib/certification/engine'
import { caseLine, htmlOf, junitOf, VERDICT_WORDS, type Language } from '@/lib/certification/report'
import { httpOutside } from '@/lib/gateways/transports'
import { elapsedMs, wallClock } from '@/lib/kernel/clock'
import { isDomainError, type ErrorCode } from '@/lib/kernel/errors'
import { systemSecrets } from '@/lib/kernel/secrets'
import { closeAllWorlds, closeControl, withWorld } from '@/lib/worlds'
import { ofWorld } from './certify/of-world'
import { readWords, USAGE, type Words } from './certify/options'
import { settingsOf, whyWrong } from './certify/settings'

const WRONG_USAGE = 2
const say = (line: string) => process.stdout.write(`${line}\n`)

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopped.abort())

function wrongUsage(why: Text, language: Language): number {
  process.stderr.write(`${language === 'en' ? `${why.en}. Try --help.` : `${why.zh}。用法见 --help。`}\n`)
  return WRONG_USAGE
}

async function run(settings: Settings, around: Omit<Surroundings, 'elapsedMs' | 'runNo' | 'signal'>, words: Words, language: Language): Promise<number> {
  let n = 0
  const report = await certify(settings, { ...around, elapsedMs, runNo: systemSecrets.code(10), signal: stopped.signal }, {
    ended: (result) => {
      n += 1
      say(`[${`${n}`.padStart(2)}/${CASE_IDS.length}] ${caseLine(result, language)} ${result.ms} ms`)
      for (const { verdict, expected, seen } of result.steps) if (verdict === 'FAILED') say(`        ${expected[language]} → ${seen[language]}`)
    },
  })
  say(summary(report, language))
  if (words.junit) writeFileSync(words.junit, junitOf(report, language))
  if (words.html) writeFileSync(words.html, htmlOf(report, language))
  if (words.json) say(JSON.stringify(short(report)))
  return report.verdict === 'PASSED' ? 0 : 1
}

function summary({ verdict, counts, messages, slowestMs, runNo }: Report, language: Language): string {
  const tally = (['PASSED', 'WARNING', 'FAILED', 'SKIPPED'] as const).map((one) => `${VERDICT_WORDS[one][language]} ${counts[one]}`).join(', ')
  return language === 'en' ? `${VERDICT_WORDS[verdict].en}: ${tally}; run CERT${runNo}, ${messages} messages, slowest ${slowestMs} ms` : `${VERDICT_WORDS[verdict].zh}：${tally}；批次 CERT${runNo}，${messages} 条报文，最慢 ${slowestMs} 毫秒`
}

/** For programs: without the evidence, which is in the files. */
const short = ({ cases, ...report }: Report) => ({ ...report, cases: cases.map(({ id, verdict, reason, ms }) => ({ id, verdict, reason, ms })) })

async function main(): Promise<number> {
  const read = readWords(process.argv.slice(2))
  if (!read.ok) return wrongUsage(read.error, 'zh')
  const words = read.value
  const language: Language = words.lang === 'en' ? 'en' : 'zh'
  if (words.help) {
    say(USAGE[language])
    return 0
  }
  const why = whyWrong(words)
  if (why) return wrongUsage(why, language)
  if (words.world === undefined) {
    const settings = settingsOf(words)
    return settings.ok ? run(settings.value, { outside: httpOutside({ outsideUrl: 'http://127.0.0.1:9', world: '' }), now: wallClock.now }, words, language) : wrongUsage(settings.error, language)
  }
  if (words.company === undefined) return wrongUsage({ zh: '还缺 --company', en: 'missing: --company' }, language)
  return withWorld(words.world, async (world) => {
    const found = await ofWorld(world, words)
    return found.ok ? run(found.value.settings, found.value, words, language) : wrongUsage(found.error, language)
  })
}

const WHY: Partial<Record<ErrorCode, Text>> = {
  WORLD_NOT_FOUND: { zh: '没有这个世界，第一次请先运行 npm start', en: 'there is no such world; the first time run npm start' },
  COMPANY_NOT_FOUND: { zh: '没有这家公司', en: 'there is no such company' },
  CERTIFICATION_SEVERED: { zh: '这个世界是复制来的，不与真实公司通信；请先在这里启用该公司或更改它的地址', en: 'this world is a copy, which does not speak to real companies; switch the company on here or change its address first' },
}

const OUTDATED: Text = { zh: '这个世界还是旧版本的，请先运行 npm start', en: 'this world is of an older version; run npm start first' }
/** A table or column that is not there yet (PostgreSQL, appendix A). */
const isOutdated = (error: unknown): boolean => error instanceof Error && 'code' in error && ['42P01', '42703'].includes(`${error.code}`)

async function end(): Promise<number> {
  const language: Language = process.argv.includes('en') ? 'en' : 'zh'
  try {
    return await main()
  } catch (error) {
    const why = isDomainError(error) ? WHY[error.code] : isOutdated(error) ? OUTDATED : undefined
    if (!why) throw error
    return wrongUsage(why, language)
  }
}

const code = await end()
await closeAllWorlds()
await closeControl()
process.exit(code)
