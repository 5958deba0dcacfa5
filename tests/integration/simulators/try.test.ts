import { it } from 'vitest'
import { useWaterWorld } from './harness'
import { NUMBERS_TO_TRY } from '@/lib/simulators/water'
const world = useWaterWorld('try')
it('x', async () => {
  const out: string[] = []
  const keys = ['0100000001','0100000002','0100000003','0100000004','0100000005','0100000007','0100000009','0100000504']
  const w = world()
  for (const workers of [1, 16]) {
  let n = 0
  const t = performance.now()
  await Promise.all(Array.from({ length: workers }, async (_, i) => { while (n < 2000) { n++; const r = await w.gateway.charge(w.call(), w.order(keys[(n*7+i) % 5]!, 100n)); if (!r.ok) throw new Error(JSON.stringify(r)) } }))
  out.push(`${workers} clients ${(n / (performance.now() - t) * 1000).toFixed(0)}/s`)
  }
  out.push(JSON.stringify((await w.gateway.usage(w.call(), { billKey: '0100000005', months: 24 }))))
  out.push(JSON.stringify(await w.gateway.profile(w.call(), { billKey: '0100000005' }), (_, v) => typeof v === 'bigint' ? `${v}` : v))
  out.push(w.recorded[0]!.request, w.recorded[0]!.response!)
  process.stdout.write(out.join('\n') + '\n')
})
