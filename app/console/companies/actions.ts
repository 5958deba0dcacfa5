'use server'
import { redirect, RedirectType } from 'next/navigation'
import { createElement } from 'react'
import { ExamplePanel } from '@/components/company-desk/example-panel'
import { ImportPanel } from '@/components/company-desk/import-panel'
import type { Imported } from '@/components/company-desk/import-form'
import { ImpactPanel } from '@/components/company-desk/impact-panel'
import { MergePanel } from '@/components/company-desk/merge-panel'
import type { Reviewed } from '@/components/company-desk/review'
import { approveChange, createCompany, getCompanySettings, proposeChange, refuseChange, rollBack, withdrawChange } from '@/lib/companies/changes'
import type { Proposed } from '@/lib/companies/changes/schemas'
import { removeView, saveView } from '@/lib/console'
import { clearFailures, exampleBill, importCompanies, previewImpact, readCompanyForm, readProposal, readTariffForm, readTariffProposal, tryNumber } from '@/lib/console/companies'
import { actAndGo, runAction, type ActionState } from '@/lib/edge/action'
import { pageContext } from '@/lib/edge/page'
import { errorText, translator, type Translate } from '@/lib/i18n'
import type { ErrorCode, ErrorParams } from '@/lib/kernel/errors'

type Entries = Record<string, FormDataEntryValue>
type Asked = ReturnType<typeof readProposal>

/** First what it would do; sent, it leads to its version, or shows what came in its way. */
async function review(form: FormData, asked: Asked): Promise<ActionState<Reviewed>> {
  const t = translator((await pageContext()).locale)
  return runAction<Reviewed>(async (ctx) => {
    if (form.get('step') === 'preview') return { kind: 'IMPACT', panel: createElement(ImpactPanel, { impact: await previewImpact({ ctx, input: { ...asked, tellCompany: willTell(form, asked) } }), t }) }
    return settle(await proposeChange({ ctx, input: asked }), { code: asked.code, t })
  })
}

/** The box to tick comes with the reason, below the first preview, and is ticked then. */
const willTell = (form: FormData, { tellCompany }: Asked): boolean => tellCompany || !form.has('reason')

/** To the version it has become; a stale one stays, with what has come in its way. */
function settle(done: Proposed, { code, t, isWhole = false }: { code: string; t: Translate; isWhole?: boolean }): Reviewed {
  if (done.outcome === 'CONFLICT') return { kind: 'CONFLICT', panel: createElement(MergePanel, { version: done.version, lines: done.lines, isWhole, t }) }
  return redirect(`/console/companies/${code}/versions/${done.version}`, RedirectType.push)
}

export async function changeCompanyAction(_: ActionState, form: FormData): Promise<ActionState<Reviewed>> {
  return review(form, readProposal(Object.fromEntries(form)))
}

export async function changeTariffAction(_: ActionState, form: FormData): Promise<ActionState<Reviewed>> {
  const entries: Entries = Object.fromEntries(form)
  return review(form, form.has('mergedBase') ? readProposal(entries) : readTariffProposal(entries))
}

export async function exampleBillAction(_: ActionState, form: FormData): Promise<ActionState<ReturnType<typeof createElement>>> {
  const t = translator((await pageContext()).locale)
  const { definition } = readTariffForm(Object.fromEntries(form))
  const asked = { definition, people: form.get('example.people'), volumeM3: form.get('example.volume'), usedBeforeM3: form.get('example.used'), months: form.get('example.months') }
  return runAction(async (ctx) => createElement(ExamplePanel, { example: await exampleBill({ ctx, input: asked }), t }))
}

export async function tryNumberAction(_: ActionState, form: FormData): Promise<ActionState<string>> {
  return runAction((ctx) => tryNumber({ ctx, input: Object.fromEntries(form) }))
}

/** What the form does not have is as with the company it was made from. */
export async function createCompanyAction(_: ActionState, form: FormData): Promise<ActionState> {
  const entries: Entries = Object.fromEntries(form)
  const { patch, keys } = readCompanyForm(entries)
  return runAction<null>(async (ctx) => {
    const { settings } = await getCompanySettings({ ctx, input: { code: entries.basedOn } })
    const { code } = await createCompany({ ctx, input: { code: entries.code, settings: { ...settings, ...patch }, keys, openSimulated: entries.openSimulated === 'on', idempotencyKey: entries.idempotencyKey } })
    return redirect(`/console/companies/${code}`, RedirectType.replace)
  })
}

export async function importCompaniesAction(_: ActionState, form: FormData): Promise<ActionState<Imported>> {
  const { locale } = await pageContext()
  const t = translator(locale)
  const problemText = ({ code, params }: { code: ErrorCode; params: ErrorParams }) => errorText(locale, code, params)
  return runAction<Imported>(async (ctx) => {
    const input = { text: form.get('text') ?? '', apply: form.get('step') === 'apply', reason: form.get('reason') ?? '', idempotencyKey: form.get('idempotencyKey') }
    const report = await importCompanies({ ctx, input })
    return { panel: createElement(ImportPanel, { report, problemText, t }), canApply: !report.applied && report.bad === 0 && report.created + report.changed > 0 }
  })
}

export async function saveViewAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(saveView, form, (done) => `/console/companies?${(done as { query: string }).query}`)
}

export async function removeViewAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(removeView, form, '/console/companies')
}

export async function clearFailuresAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(clearFailures, form, (__, { code }) => `/console/companies/${String(code)}`)
}

const decide = (verb: Parameters<typeof actAndGo>[0], form: FormData) => actAndGo(verb, form, (_, { code, version }) => `/console/companies/${String(code)}/versions/${String(version)}`)

export async function approveChangeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decide(approveChange, form)
}

export async function refuseChangeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decide(refuseChange, form)
}

export async function withdrawChangeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decide(withdrawChange, form)
}

export async function rollBackAction(_: ActionState, form: FormData): Promise<ActionState<Reviewed>> {
  const t = translator((await pageContext()).locale)
  const { mergedBase, ...held }: Entries = Object.fromEntries(form)
  return runAction<Reviewed>(async (ctx) => settle(await rollBack({ ctx, input: { ...held, base: mergedBase ?? held.base } }), { code: String(held.code), t, isWhole: true }))
}
