import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Empty } from '@/components/ui/empty'
import { FormProblem } from '@/components/ui/form-problem'
import { Screen } from '@/components/ui/screen'
import { SubmitButton } from '@/components/ui/submit-button'
import { load, residentPage } from '@/lib/edge/page'
import { getInvoice } from '@/lib/invoices/pack'
import { listTitles } from '@/lib/invoices/titles'
import { titled } from '@/lib/edge/titled'
import { exchangeAction } from '../../actions'

export const generateMetadata = titled('invoices.exchangeTitle')

/** 换开: the same amounts made out to another title. */
export default async function ExchangePage({ params }: { params: Promise<{ invoiceId: string }> }) {
  const { ctx, t } = await residentPage()
  const [invoice, titles] = await Promise.all([load(getInvoice({ ctx, input: await params })), listTitles({ ctx })])
  const others = titles.filter(({ name, taxId }) => name !== invoice.buyerName || taxId !== invoice.buyerTaxId)
  return (
    <Screen title={t('invoices.exchangeTitle')} back={{ href: `/invoices/${invoice.id}`, label: t('me.back', { title: t('invoices.detail') }) }}>
      <p className="px-4 pt-4 text-note text-ink-2">
        {t('invoices.exchangeNote')} {invoice.buyerTaxId && t('invoices.exchangeOrg')}
      </p>
      {others.length === 0 && (
        <Empty icon="list" title={t('invoices.noOther')}>
          <LinkButton href="/invoices/titles/new" kind="default">
            {t('titles.add')}
          </LinkButton>
        </Empty>
      )}
      {others.length > 0 && (
        <ActionForm action={exchangeAction} label={t('invoices.exchangeTitle')} once>
          <input type="hidden" name="invoiceId" value={invoice.id} />
          <Choices legend={t('invoices.exchangeTo')} name="titleId" choices={others.map(({ id, name, taxId, kind }) => ({ value: id, title: name, note: taxId || t(`titles.${kind}`) }))} />
          <div className="px-4">
            <FormProblem />
            <SubmitButton pendingText={t('invoices.exchanging')} className="mt-4">
              {t('invoices.exchangeGo')}
            </SubmitButton>
          </div>
        </ActionForm>
      )}
    </Screen>
  )
}
