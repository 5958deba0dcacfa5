import type { Translate } from '@/lib/i18n'

/** A year of invoices as files; links that a browser follows by itself, so that a failed download can be tried again. */
export function InvoiceExports({ year, max, t }: { year: string; max: number; t: Translate }) {
  const kinds = [
    { format: 'zip', text: t('invoices.exportZip') },
    { format: 'xml', text: t('invoices.exportXml') },
    { format: 'json', text: t('invoices.exportJson') },
  ]
  return (
    <section className="mt-6 px-4 text-center text-note text-ink-2">
      <h2>{t('invoices.export', { year })}</h2>
      <p className="flex flex-wrap justify-center gap-x-5">
        {kinds.map(({ format, text }) => (
          <a key={format} href={`/invoices/export?year=${year}&format=${format}`} download className="tap inline-flex items-center text-link">
            {text}
          </a>
        ))}
      </p>
      <p className="text-caption">{t('invoices.exportNote', { max })}</p>
    </section>
  )
}
