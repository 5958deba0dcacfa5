import { beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { applyCertification, approveCertification, certificationOf, getCertification, listCertifications, readLicence, rejectCertification, revokeCertification, VALID_DAYS } from '@/lib/invoices/certification'
import { addTitle } from '@/lib/invoices/titles'
import { listNotices } from '@/lib/platform'
import { newKey, newResident, userIdOf } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const FIRM = { name: '北京水韵物业管理有限公司', taxId: '91110000802100433B' }
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 9])
let ctx: Ctx
let operator: Ctx
let titleId: string

beforeEach(async () => {
  ctx = (await newResident(world)).ctx
  operator = await world.as({ kind: 'USER', userId: 'op', role: 'OPERATOR', sessionId: 'test' })
  titleId = (await addTitle({ ctx, input: { kind: 'ORGANISATION', ...FIRM, idempotencyKey: newKey() } })).titleId
})

const apply = (licence: Uint8Array = PNG, idempotencyKey = newKey()) => applyCertification({ ctx, input: { titleId, licence, idempotencyKey } })
const state = async () => (await certificationOf(ctx, userIdOf(ctx), FIRM))?.state ?? null
const inputOf = ({ certificationId }: { certificationId: string }, reason?: string) => ({ ctx: operator, input: { certificationId, reason } })

describe('a licence', () => {
  test('is looked at, approved, counts for a year of the world’s time, and can be sent again', async () => {
    const sent = await apply()
    expect(await state()).toBe('PENDING')
    expect(await refusal(apply(JPEG))).toBe('CERTIFICATION_EXISTS')
    expect(new Uint8Array((await readLicence(inputOf(sent))).bytes)).toEqual(PNG)
    await approveCertification(inputOf(sent))
    expect(await state()).toBe('APPROVED')
    expect((await listNotices(ctx, 1))[0]).toMatchObject({ user_id: userIdOf(ctx), kind: 'ORG_CERTIFIED', params: { name: FIRM.name } })
    expect(await refusal(apply(JPEG))).toBe('CERTIFICATION_EXISTS')
    // To the end of the day a year on, and not a moment longer.
    const { expiresAt } = await getCertification(inputOf(sent))
    const at = (instant: Date) => ({ ...ctx, clock: { ...ctx.clock, now: () => instant } })
    const end = expiresAt?.getTime() ?? 0
    expect((end - ctx.clock.now().getTime()) / 86_400_000).toBeGreaterThan(VALID_DAYS)
    expect((await certificationOf(at(new Date(end - 1)), userIdOf(ctx), FIRM))?.state).toBe('APPROVED')
    expect((await certificationOf(at(new Date(end)), userIdOf(ctx), FIRM))?.state).toBe('EXPIRED')
  })

  test('that is turned down says why, and another may be sent; what was approved can be taken back', async () => {
    const first = await apply()
    expect(await refusal(rejectCertification(inputOf(first, ' ')))).toBe('CERTIFICATION_REASON')
    await rejectCertification(inputOf(first, '照片  看不清'))
    expect(await certificationOf(ctx, userIdOf(ctx), FIRM)).toMatchObject({ state: 'REJECTED', reason: '照片 看不清' })
    const second = await apply(JPEG)
    await approveCertification(inputOf(second))
    await revokeCertification(inputOf(second, '营业执照已注销'))
    expect(await state()).toBe('REVOKED')
    expect(await refusal(approveCertification(inputOf(second)))).toBe('CERTIFICATION_DECIDED')
  })

  test('counts for the name and number it was sent for', async () => {
    await approveCertification(inputOf(await apply()))
    expect(await certificationOf(ctx, userIdOf(ctx), { ...FIRM, name: '别的公司' })).toBeNull()
    expect(await certificationOf(ctx, 'somebody', FIRM)).toBeNull()
  })

  test.each([
    ['nothing', new Uint8Array(), 'FILE_MISSING'],
    ['a text', new TextEncoder().encode('<svg onload=alert(1)>'), 'FILE_TYPE'],
    ['half a signature', PNG.slice(0, 5), 'FILE_TYPE'],
    ['too much', new Uint8Array(600_001).fill(0xff), 'FILE_TOO_LARGE'],
  ])('that is %s is refused', async (_, bytes, code) => {
    const changed = await tablesChangedBy(ctx.db, async () => expect(await refusal(apply(bytes))).toBe(code))
    expect(changed).toEqual([])
  })
})

test('a double tap sends one; the same key with another picture is refused', async () => {
  const key = newKey()
  const sent = await Promise.all([apply(PNG, key), apply(PNG, key)])
  expect(sent[0]).toEqual(sent[1])
  expect(await refusal(apply(JPEG, key))).toBe('IDEMPOTENCY_KEY_REUSED')
})

test('ten at once with keys of their own are one, and two deciders at once are one decision', async () => {
  const codes = await Promise.all(Array.from({ length: 10 }, () => apply().then(() => 'ok', (error: { code: string }) => error.code)))
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
  const input = { certificationId: (await certificationOf(ctx, userIdOf(ctx), FIRM))?.id, reason: '照片看不清' }
  const answers = await Promise.all([approveCertification({ ctx: operator, input }), rejectCertification({ ctx: operator, input })].map((one) => one.then(() => 'ok', (error: { code: string }) => error.code)))
  expect([...answers].sort()).toEqual(['CERTIFICATION_DECIDED', 'ok'])
})

test('a person’s title is not certified; residents see and decide nothing at the desk', async () => {
  const person = await addTitle({ ctx, input: { kind: 'PERSON', name: '王芳', idempotencyKey: newKey() } })
  expect(await refusal(applyCertification({ ctx, input: { titleId: person.titleId, licence: PNG, idempotencyKey: newKey() } }))).toBe('CERTIFICATION_TITLE')
  const { certificationId } = await apply()
  const input = { certificationId, reason: '照片看不清' }
  for (const verb of [getCertification, listCertifications, readLicence, approveCertification, rejectCertification, revokeCertification]) expect(await refusal(verb({ ctx, input }) as Promise<unknown>)).toBe('FORBIDDEN')
  expect(await refusal(applyCertification({ ctx: operator, input: { titleId, licence: PNG, idempotencyKey: newKey() } }))).toBe('FORBIDDEN')
  expect(await refusal(getCertification({ ctx: operator, input: { certificationId: 'crt_none' } }))).toBe('NOT_FOUND')
})

test('somebody who sends pictures all day is stopped', async () => {
  for (let n = 0; n < 20; n += 1) await rejectCertification(inputOf(await apply(new Uint8Array([...PNG, n])), '照片看不清'))
  expect(await refusal(apply())).toBe('RATE_LIMITED')
})

test('a file is what it was for ever', async () => {
  await apply()
  await expect(ctx.db.query(`UPDATE stored_file SET media_type = 'x'`, [])).rejects.toThrow('FILE_APPEND_ONLY')
})
