import { CheckForm } from '@/components/invoice/check-form'
import { LinkButton } from '@/components/ui/button'
import { CellGroup } from '@/components/ui/cells'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { Screen } from '@/components/ui/screen'
import { pageContext } from '@/lib/edge/page'
import { textsOf, translator, type Translate } from '@/lib/i18n'
import { checkFile } from '@/lib/invoices/pack'
import { HashInput, type CheckedFile } from '@/lib/invoices/pack/schemas'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('invoices.checkTitle')

type Search = Promise<{ hash?: string | string[] }>

/** Whether a file that somebody was given is an invoice of ours, by its fingerprint; nobody has to sign in. */
export default async function CheckPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, visitor } = await pageContext()
  const t = translator(locale)
  const asked = [(await searchParams).hash].flat()[0]
  const input = HashInput.safeParse({ hash: asked })
  const found = input.success ? await checkFile({ ctx, input: input.data }) : null
  const back = visitor?.role === 'RESIDENT' ? { href: '/invoices', label: t('me.back', { title: t('invoices.title') }) } : undefined
  return (
    <Screen title={t('invoices.checkTitle')} back={back}>
      <p className="px-4 pt-4 text-note text-ink-2">{t('invoices.checkHelp')}</p>
      <CheckForm hash={asked?.slice(0, 100) ?? ''} texts={textsOf(locale, 'invoices')} />
      <div role="status">
        {asked && !input.success && <Notice tone="warn" title={t('invoices.hashBad')} />}
        {input.success && !found && (
          <Notice tone="bad" title={t('invoices.invalid')}>
            {t('invoices.invalidNote')}
          </Notice>
        )}
        {found && <Found file={found} t={t} />}
      </div>
      {!visitor && (
        <div className="mt-6 px-4">
          <LinkButton href="/" kind="default">
            {t('me.home')}
          </LinkButton>
        </div>
      )}
    </Screen>
  )
}

function Found({ file: { format, number, issuedOn, sellerName, grossFen, isRed, isTakenBack }, t }: { file: CheckedFile; t: Translate }) {
  return (
    <>
      <Notice tone={isTakenBack ? 'warn' : 'good'} title={t('invoices.valid')}>
        {t(isTakenBack ? 'invoices.invalidBlue' : 'invoices.validNote')}
      </Notice>
      <CellGroup>
        <Facts
          facts={[
            { label: t('invoices.format'), value: t(format === 'pdf' ? 'invoices.PDF' : 'invoices.XML') },
            { label: t('invoices.number'), value: <span className="font-mono break-all">{number}</span> },
            { label: t('invoices.issuedOn'), value: issuedOn },
            { label: t('invoices.kind'), value: t(isRed ? 'invoices.redWord' : 'invoices.blue') },
            { label: t('invoices.seller'), value: sellerName },
            { label: t('invoices.amount'), value: formatFen(grossFen), strong: true },
          ]}
        />
      </CellGroup>
    </>
  )
}
