/** Our own simulated companies pass every case that applies to their protocol, and nothing of it stays on their books. */
import { beforeAll, describe, expect, it } from 'vitest'
import { certifyWith, inProcess, nameRare, settingsOf, useCertified } from './bench'

const world = useCertified('certified')
beforeAll(() => nameRare(world()))

describe.each(['wxlifepay', 'json', 'gbk-tcp'] as const)('%s', (protocol) => {
  it('passes', async () => {
    const report = await certifyWith(world(), settingsOf(protocol), inProcess(world()))
    console.log(report.cases.map((c) => `${c.id} ${c.verdict} ${c.reason?.zh ?? ''} ${c.verdict === 'FAILED' ? JSON.stringify(c.steps.at(-2), null, 1)+JSON.stringify(c.steps.at(-1), null, 1) : ''}`).join('\n'), report.messages)
    expect(report.verdict).toBe('PASSED')
  })
})
