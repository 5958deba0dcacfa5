import { readTables } from './books'
import { expect, test } from './fixtures'
import { expectTitle } from './steps'

const JSON_TYPE = { 'content-type': 'application/json' }
/** What must never stand in an answer: stacks, queries, places of files, names of libraries. */
const LEAK = /\bat \w+ \(|node_modules|\.ts:\d|SELECT |prisma|postgres|ECONN|DomainError/i

test('a form of another site cannot turn the clock', async ({ world }) => {
  const before = (await world.clock.read())
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
    const answer = await world.call('/api/panel/clock', { method: 'POST', headers: { 'content-type': type }, body: '{"by":"day"}' })
    expect(answer.status, type).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'INVALID_INPUT', message: '填写的内容有误，请检查后重试' })
  }
  for (const body of ['', '{', '[]', '{"by":"century"}', '{"to":"yesterday"}', '{"to":"2020-01-01T00:00:00Z"}', '{"to":"9999-12-31T00:00:00Z"}', '{"mode":"FAST"}']) {
    const answer = await world.call('/api/panel/clock', { method: 'POST', headers: JSON_TYPE, body })
    expect(answer.status, body).toBe(400)
    expect(answer.text).not.toMatch(LEAK)
  }
  expect((await world.clock.read())).toEqual(before)
})

test('ten megabytes are refused with a code, in Chinese, and nothing is written', async ({ world }) => {
  const before = await readTables(world)
  const body = Buffer.alloc(10 * 1024 * 1024, '汉')
  for (const path of ['/water/bind/beijing', '/api/panel/clock', '/api/auth/callback/password']) {
    const answer = await world.call(path, { method: 'POST', headers: { ...JSON_TYPE, 'content-length': String(body.length) }, body })
    expect(answer.status, path).toBe(413)
    expect(JSON.parse(answer.text)).toEqual({ code: 'BODY_TOO_LARGE', message: '请求内容过大' })
  }
  expect(await readTables(world)).toEqual(before)
})

test('a world that does not exist is a clear answer', async ({ page, world, watch }) => {
  watch.foresee(/console error: Failed to load resource: .*404/)
  const nowhere = world.origin.replace(world.name, 'no-such-world')
  for (const path of ['/', '/me', '/water', '/sign-in', '/console', '/worlds']) {
    const response = await page.goto(nowhere + path)
    expect(response?.status(), path).toBe(404)
    await expectTitle(page, '没有找到这个页面')
    await expect(page.locator('body')).not.toContainText(LEAK)
  }
  for (const path of ['/api/panel', '/api/panel/clock']) {
    const answer = await world.call(path, { headers: { 'x-world': 'no-such-world', ...JSON_TYPE }, ...(path.endsWith('clock') && { method: 'POST', body: '{"by":"day"}' }) })
    expect(answer.status, path).toBe(404)
    expect(JSON.parse(answer.text)).toEqual({ code: 'WORLD_NOT_FOUND', message: '没有这个演练环境' })
  }
  for (const path of ['/go', '/api/auth/csrf', '/api/auth/session']) {
    const answer = await world.call(path, { headers: { 'x-world': 'no-such-world' } })
    expect(answer.status, path).toBe(404)
    expect(answer.text).not.toMatch(LEAK)
  }
})

test('notices that the tax bureau has not signed, and applications of strangers, change nothing', async ({ world }) => {
  const before = await readTables(world)
  const forged = { 'content-type': 'application/xml', 'simtax-serial': 'x', 'simtax-signature': 'AAAA', 'simtax-timestamp': '1', 'simtax-nonce': 'n' }
  for (const headers of [{}, forged]) {
    const answer = await world.call('/api/tax/notices', { method: 'POST', headers, body: '<TaxNotice><NoticeNo>1</NoticeNo></TaxNotice>' })
    expect(answer.status).toBe(401)
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'NOTICE_SIGNATURE', message: '通知签名不正确' })
  }
  const asked = { paymentIds: ['pay_1'], titleId: 'ttl_1', kind: 'ORDINARY', idempotencyKey: 'key-000001' }
  for (const [body, type, status] of [[JSON.stringify(asked), 'application/json', 401], [JSON.stringify(asked), 'text/plain', 400], ['{', 'application/json', 400]] as const) {
    const answer = await world.call('/api/invoices/applications', { method: 'POST', headers: { 'content-type': type }, body })
    expect(answer.status, body).toBe(status)
    expect(answer.text).not.toMatch(LEAK)
  }
  expect((await world.call('/api/invoices/inv_1')).status).toBe(401)
  for (const path of ['/invoices/links/x', '/invoices/links/..%2F..', '/invoices/check?hash=%27', '/invoices/check?hash=x&hash=y']) expect((await world.call(path)).status, path).toBe(200)
  expect((await world.call('/invoices/links/x/pdf')).status).toBe(400)
  expect(await readTables(world)).toEqual(before)
})

test('actions that nobody offers are refused and leak nothing', async ({ world }) => {
  const before = await readTables(world)
  for (const headers of [
    { 'next-action': '0'.repeat(42), 'content-type': 'text/plain;charset=UTF-8' },
    { 'next-action': 'constructor', 'content-type': 'text/plain;charset=UTF-8' },
    { 'next-action': '0'.repeat(42), 'content-type': 'multipart/form-data; boundary=x' },
  ]) {
    const answer = await world.call('/water', { method: 'POST', headers, body: '["$undefined"]' })
    expect(answer.status).toBeGreaterThanOrEqual(300)
    expect(answer.status).toBeLessThan(500)
    expect(answer.text).not.toMatch(LEAK)
  }
  expect(await readTables(world)).toEqual(before)
})
