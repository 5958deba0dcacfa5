import { expect, it } from 'vitest'
import { parsePostmasterPid } from '@/lib/cli/bootstrap/postmaster-pid.mjs'

const LINES = ['4711', '/srv/shuidan/.shuidan/pg/data', '1796000000', '45123', '', '127.0.0.1', ' 1048577 32768', 'ready   ']

it('reads a server that is up', () => {
  expect(parsePostmasterPid(`${LINES.join('\n')}\n`)).toEqual({
    pid: 4711,
    dataDir: '/srv/shuidan/.shuidan/pg/data',
    port: 45123,
    ready: true,
  })
})

it('reads one that is still starting: the last lines come later', () => {
  expect(parsePostmasterPid(LINES.slice(0, 5).join('\n'))).toMatchObject({ pid: 4711, ready: false })
  expect(parsePostmasterPid([...LINES.slice(0, 7), 'starting'].join('\n'))).toMatchObject({ ready: false })
})

it.each(['', '\n', 'abc\n/data\n0\n5432', '12\n/data', '-5\n/data\n0\n5432', '12\n\n0\n5432', '12\n/data\n0\nx'])(
  'takes %o for no server',
  (text) => expect(parsePostmasterPid(text)).toBeUndefined(),
)
