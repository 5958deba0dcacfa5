import { lockPeople, requireResident } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DomainError, valueOrThrow } from '@/lib/kernel/errors'
import { looks } from '@/lib/kernel/names'
import { recordAudit, runOnce } from '@/lib/platform'
import { checkTitle } from './check-title'
import { MAX_TITLES, titlesOf } from './read-titles'
import { AddTitleInput, ChangeTitleInput, ChooseTitleInput, TitleInput, type TitleDto, type TitleFields } from './schemas'

/** The first one is the default. Errors: TITLE_*, TAX_ID_*, IDEMPOTENCY_KEY_REUSED. */
export async function addTitle({ ctx, input }: Command<unknown>): Promise<{ titleId: string }> {
  const userId = requireResident(ctx)
  const { idempotencyKey: key, ...typed } = AddTitleInput.parse(input)
  const fields = valueOrThrow(checkTitle(typed))
  return runOnce(ctx, { command: 'addTitle', key, input: typed }, async (tx) => {
    const titles = await lockTitlesOf(tx, userId)
    refuseTwice(titles, fields)
    if (titles.length >= MAX_TITLES) throw new DomainError('TITLE_LIMIT', { max: MAX_TITLES })
    const titleId = tx.random.id('ttl', `${userId}:${key}`)
    await tx.db.prisma.invoiceTitle.create({ data: { id: titleId, userId, ...fields, isDefault: titles.length === 0, createdAt: tx.clock.now() } })
    await recordAudit(tx, { action: 'addTitle', subjectId: titleId, detail: fields })
    return { titleId }
  })
}

/** Errors: NOT_FOUND, TITLE_*, TAX_ID_*. */
export async function changeTitle({ ctx, input }: Command<unknown>): Promise<void> {
  const { titleId, ...typed } = ChangeTitleInput.parse(input)
  const fields = valueOrThrow(checkTitle(typed))
  await change(ctx, titleId, 'changeTitle', async (tx, titles) => {
    refuseTwice(titles.filter(({ id }) => id !== titleId), fields)
    await tx.db.prisma.invoiceTitle.update({ where: { id: titleId }, data: fields })
    return fields
  })
}

/** Errors: NOT_FOUND. */
export async function makeDefaultTitle({ ctx, input }: Command<unknown>): Promise<void> {
  const { titleId } = TitleInput.parse(input)
  await change(ctx, titleId, 'makeDefaultTitle', async (tx, titles, userId) => {
    await setDefault(tx, userId, titleId)
    return { before: titles.find(({ isDefault }) => isDefault)?.id ?? null }
  })
}

/** Accounts it was chosen for have the default again; the default's place is taken by the one that was added next. Errors: NOT_FOUND. */
export async function removeTitle({ ctx, input }: Command<unknown>): Promise<void> {
  const { titleId } = TitleInput.parse(input)
  await change(ctx, titleId, 'removeTitle', async (tx, titles, userId) => {
    await tx.db.prisma.waterAccount.updateMany({ where: { userId, invoiceTitleId: titleId }, data: { invoiceTitleId: null } })
    await tx.db.prisma.invoiceTitle.update({ where: { id: titleId }, data: { removedAt: tx.clock.now(), isDefault: false } })
    const [next] = titles.filter(({ id }) => id !== titleId)
    if (next && titles.find(({ id }) => id === titleId)?.isDefault) await setDefault(tx, userId, next.id)
    return {}
  })
}

/** Errors: NOT_FOUND, of the account or of the title. */
export async function chooseTitle({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireResident(ctx)
  const { waterAccountId, titleId } = ChooseTitleInput.parse(input)
  await withTransaction(ctx, async (tx) => {
    const titles = await lockTitlesOf(tx, userId)
    const { count } = titleId === '' || titles.some(({ id }) => id === titleId)
      ? await tx.db.prisma.waterAccount.updateMany({ where: { id: waterAccountId, userId, unboundAt: null }, data: { invoiceTitleId: titleId || null } })
      : { count: 0 }
    if (count !== 1) throw new DomainError('NOT_FOUND')
    await recordAudit(tx, { action: 'chooseTitle', subjectId: waterAccountId, detail: { titleId } })
  })
}

/** One change of a person's titles at a time. */
async function lockTitlesOf(tx: Ctx, userId: string): Promise<TitleDto[]> {
  await lockPeople(tx, [userId])
  return titlesOf(tx, userId)
}

async function change(ctx: Ctx, titleId: string, action: string, effect: (tx: Ctx, titles: TitleDto[], userId: string) => Promise<Record<string, unknown>>): Promise<void> {
  const userId = requireResident(ctx)
  await withTransaction(ctx, async (tx) => {
    const titles = await lockTitlesOf(tx, userId)
    if (!titles.some(({ id }) => id === titleId)) throw new DomainError('NOT_FOUND')
    await recordAudit(tx, { action, subjectId: titleId, detail: await effect(tx, titles, userId) })
  })
}

async function setDefault(tx: Ctx, userId: string, titleId: string): Promise<void> {
  await tx.db.prisma.invoiceTitle.updateMany({ where: { userId, isDefault: true }, data: { isDefault: false } })
  await tx.db.prisma.invoiceTitle.update({ where: { id: titleId }, data: { isDefault: true } })
}

function refuseTwice(titles: TitleDto[], { kind, name, taxId }: TitleFields): void {
  if (titles.some((one) => one.kind === kind && looks(one.name) === looks(name) && one.taxId === taxId)) throw new DomainError('TITLE_EXISTS', { name })
}
