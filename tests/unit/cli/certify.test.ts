import { describe, expect, it } from 'vitest'
import { readWords, USAGE } from '@/lib/cli/certify/options'
import { settingsOf, whyWrong } from '@/lib/cli/certify/settings'

const PARTIES = ['--company-id', '1', '--merchant-id', '2']
const NUMBERS = ['--unpaid', '0100000001', '--nothing-due', '0100000003', '--unknown', '0199999999']

/** What is said of the words, in one sentence; null: nothing. */
function complaint(...args: string[]): string | null {
  const read = readWords(args)
  if (!read.ok) return read.error.zh
  const why = whyWrong(read.value)
  const settings = settingsOf(read.value)
  return why?.zh ?? (settings.ok ? null : settings.error.zh)
}

describe('npm run certify', () => {
  it.each([
    [[], '还缺 --protocol、--url、--company-id、--merchant-id、--unpaid、--nothing-due、--unknown'],
    [['--protocol', 'wxlifepay', '--url', 'http://h', ...PARTIES, ...NUMBERS], '还缺 --key'],
    [['--protocol', 'soap'], '--protocol 的值不对'],
    [['--protocol', 'gbk-tcp', '--url', 'http://h', ...PARTIES, ...NUMBERS], '--url 的值不对'],
    [['--protocol', 'gbk-tcp', '--url', 'tcp://h', ...PARTIES, ...NUMBERS], '--url 的值不对'],
    [['--protocol', 'wxlifepay', '--url', 'h', '--key', 'k', ...PARTIES, ...NUMBERS], '--url 的值不对'],
    [['--amount', '0'], '--amount 的值不对'],
    [['--patience', 'soon'], '--patience 的值不对'],
    [['--unpaid', '0100 0001'], '--unpaid 的值不对'],
    [['--wat'], '不认识的参数：--wat'],
    [['beijing'], '不认识的参数：beijing'],
    [['--key', '@/no/such/file'], '读不到 --key 的文件 /no/such/file'],
  ])('%j', (args, said) => expect(complaint(...args)).toBe(said))

  it('takes a company by its address', () => {
    const read = readWords(['--protocol', 'wxlifepay', '--url', 'https://water.example/pay', '--key', 'k', '--sandbox', '--amount', '250', '--max-minutes', '2', '--rare', '7', '--rare-name', '𠮷', ...PARTIES, ...NUMBERS])
    const settings = read.ok ? settingsOf(read.value) : read
    expect(settings).toMatchObject({
      ok: true,
      value: { amountFen: 250n, limits: { messages: 600, wallMs: 120_000 }, numbers: { unpaid: '0100000001', other: null, rare: { billKey: '7', name: '𠮷' } }, company: { endpoint: 'https://water.example/pay', isSandbox: true, signature: 'SHA256', signingKey: 'k' } },
    })
  })

  it('explains itself in both languages', () => {
    for (const option of ['--protocol', '--unpaid', '--nothing-due', '--unknown', '--world', '--junit', '--html', '--extensions']) expect([USAGE.zh.includes(option), USAGE.en.includes(option)]).toEqual([true, true])
  })
})
