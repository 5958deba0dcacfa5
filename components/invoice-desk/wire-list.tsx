import { Tag } from '@/components/ui/tag'
import type { Translate } from '@/lib/i18n'
import type { WireDto } from '@/lib/invoices/desk/schemas'
import { formatInstant } from '@/lib/kernel/calendar'

/** The most that are read of one invoice. */
const MOST = 100
const OPERATIONS = ['apply', 'query', 'notice'] as const
const OUTCOMES = ['ANSWERED', 'TIMEOUT', 'UNREACHABLE', 'GARBLED'] as const

/** Each message with the bureau as it went over the wire, folded: in words first, raw when opened. */
export function WireList({ messages, t }: { messages: WireDto[]; t: Translate }) {
  return (
    <section aria-labelledby="messages" className="bg-cell lg:rounded-xl">
      <h2 id="messages" className="px-4 pt-3 text-body font-medium">
        {t('invoiceDesk.messages')}
      </h2>
      {messages.length === 0 && <p className="px-4 pt-1 pb-3 text-note text-ink-2">{t('invoiceDesk.noMessages')}</p>}
      {messages.length >= MOST && <p className="px-4 pt-1 text-note text-ink-2">{t('invoiceDesk.messagesNote', { n: MOST })}</p>}
      <ol aria-labelledby="messages" className="rows pb-1">
        {messages.map((message) => (
          <li key={message.id}>
            <Message message={message} t={t} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Message({ message: { at, operation, outcome, request, response }, t }: { message: WireDto; t: Translate }) {
  const known = OPERATIONS.find((one) => one === operation)
  const end = OUTCOMES.find((one) => one === outcome)
  return (
    <details className="px-4 text-note">
      <summary className="tap cursor-pointer py-3">
        {known ? t(`invoiceDesk.M_${known}`) : operation} <Tag tone={end === 'ANSWERED' ? 'plain' : 'warn'}>{end ? t(`invoiceDesk.${end}`) : outcome}</Tag>{' '}
        <time dateTime={at.toISOString()} className="text-caption text-ink-2 tabular-nums">
          {formatInstant(at)}
        </time>
      </summary>
      <Raw label={t('invoiceDesk.request')} text={request} />
      {operation !== 'notice' && <Raw label={t('invoiceDesk.response')} text={response ?? t('invoiceDesk.noResponse')} />}
    </details>
  )
}

function Raw({ label, text }: { label: string; text: string }) {
  return (
    <div className="pb-3">
      <p className="text-caption text-ink-2">{label}</p>
      <pre role="group" tabIndex={0} aria-label={label} className="max-h-60 overflow-auto rounded-lg bg-secondary p-2 font-mono text-caption break-all whitespace-pre-wrap">
        {text}
      </pre>
    </div>
  )
}
