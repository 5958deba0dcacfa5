import { printedFacts } from '@/components/invoice/invoice-facts'
import { InvoiceFiles } from '@/components/invoice/invoice-files'
import { InvoiceStateTag } from '@/components/invoice/invoice-state'
import { PaperView } from '@/components/invoice/paper-view'
import { CellGroup } from '@/components/ui/cells'
import { momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { Screen } from '@/components/ui/screen'
import { pageContext } from '@/lib/edge/page'
import { textsOf, translator } from '@/lib/i18n'
import { readShared } from '@/lib/invoices/pack'
import { layoutPaper } from '@/lib/invoices/paper'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('invoices.shared')

/** An invoice for whoever has its link, until the link ends; nobody has to sign in. */
export default async function SharedInvoicePage({ params }: { params: Promise<{ token: string }> }) {
  const { ctx, locale } = await pageContext()
  const t = translator(locale)
  const { token } = await params
  const shared = await readShared({ ctx, input: { token } })
  return (
    <Screen title={t('invoices.shared')}>
      {!shared && <Empty icon="clock" title={t('invoices.sharedOver')} note={t('invoices.sharedOverNote')} />}
      {shared && (
        <>
          <p role="status" className="px-4 pt-4 text-center text-note text-ink-2">
            <InvoiceStateTag invoice={shared.invoice} t={t} /> {t('invoices.sharedUntil', { at: momentText(locale, shared.expiresAt) })}
          </p>
          <CellGroup title={t('invoices.preview')}>
            <div className="p-2">
              <PaperView paper={layoutPaper(shared.content)} texts={textsOf(locale, 'paper')} />
            </div>
          </CellGroup>
          <InvoiceFiles base={`/invoices/links/${token}`} t={t} />
          <CellGroup>
            <Facts facts={printedFacts(shared.invoice, t)} />
          </CellGroup>
          <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('invoices.simulated')}</p>
        </>
      )}
    </Screen>
  )
}
