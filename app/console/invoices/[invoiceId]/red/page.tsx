import { redirect } from 'next/navigation'
import { canTakeBack } from '@/components/invoice-desk/letter-moves'
import { StaffBar } from '@/components/start/staff-bar'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { OneButton } from '@/components/wallet/one-button'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { getDeskInvoice } from '@/lib/invoices/pack'
import { formatFen } from '@/lib/kernel/money'
import { signOutAction } from '../../../../(wechat)/me/actions'
import { redLetterAction } from '../../actions'

export const generateMetadata = titled('invoiceDesk.redTitle')

/** What taking an invoice back does and does not, before it is done. */
export default async function RedLetterPage({ params }: { params: Promise<{ invoiceId: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (visitor?.role !== 'ADMIN' && visitor?.role !== 'OPERATOR') redirect('/')
  const t = translator(locale)
  const invoice = await load(getDeskInvoice({ ctx, input: await params }))
  const { id, buyerName, buyerTaxId, number, grossFen } = invoice
  const consequences = [
    t('invoiceDesk.redMirror', { amount: formatFen(-grossFen) }),
    t(buyerTaxId ? 'invoiceDesk.redFirm' : 'invoiceDesk.redPerson'),
    t('invoiceDesk.redLeft'),
    t('invoiceDesk.redRefund'),
    t('invoiceDesk.redForGood'),
  ]
  const facts = [
    { label: t('invoices.buyer'), value: buyerName },
    { label: t('invoices.number'), value: <span className="font-mono break-all">{number ?? '—'}</span> },
    { label: t('invoices.amount'), value: formatFen(grossFen), strong: true },
  ]
  return (
    <>
      <StaffBar title={t('invoiceDesk.redTitle')} name={visitor.displayName} home={{ href: `/console/invoices/${id}`, label: t('invoiceDesk.toOne') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-xl flex-col gap-4 py-6">
        <Facts facts={facts} className="bg-cell" />
        {canTakeBack(invoice) ? (
          <>
            <section className="bg-cell px-4 py-5">
              <h2 className="text-title font-semibold">{t('invoiceDesk.redSure')}</h2>
              <ul className="mt-3 list-disc space-y-2 pl-5">
                {consequences.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </section>
            <OneButton action={redLetterAction} fields={{ invoiceId: id }} text={t('invoiceDesk.redNow')} pendingText={t('invoiceDesk.redding')} kind="danger" />
          </>
        ) : (
          <p role="status" className="px-4 text-note text-ink-2">
            {t('invoiceDesk.redCannot')}
          </p>
        )}
        <div className="px-4">
          <LinkButton href={`/console/invoices/${id}`} kind="default">
            {t('invoiceDesk.cancel')}
          </LinkButton>
        </div>
      </main>
    </>
  )
}
