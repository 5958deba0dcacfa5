import { CellGroup } from '@/components/ui/cells'
import { Icon } from '@/components/ui/icon'
import type { Translate } from '@/lib/i18n'

/** Its two files; `base` is the address below which they lie. */
export function InvoiceFiles({ base, t }: { base: string; t: Translate }) {
  return (
    <CellGroup title={t('invoices.files')}>
      {(['pdf', 'xml'] as const).map((format) => (
        <a key={format} href={`${base}/${format}`} download className="cell-row">
          <Icon name="list" className="size-6 text-brand" />
          <span className="min-w-0 grow">
            <span className="block">{t(`invoices.${format}`)}</span>
            <span className="block text-note text-ink-2">{t(`invoices.${format}Note`)}</span>
          </span>
        </a>
      ))}
    </CellGroup>
  )
}
