import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'
import type { CaseResult, Message, Step, Text } from '@/lib/certification/engine'
import type { Locale, Translate } from '@/lib/i18n'
import { VerdictTag } from './verdict-tag'

/** `ahead`: what has not been tried yet. */
type Props = { cases: CaseResult[]; ahead: { id: string; title: Text }[]; current: string | null; locale: Locale; t: Translate }

const said = (text: Text, locale: Locale): string => (locale === 'en' ? text.en : text.zh)

/** Every case: those that have been tried with their evidence, and those that are still to come. */
export function CaseList({ cases, ahead, current, locale, t }: Props) {
  return (
    <ol className="rows overflow-hidden rounded-xl bg-cell">
      {cases.map((result) => (
        <li key={result.id}>
          <TriedCase result={result} locale={locale} t={t} />
        </li>
      ))}
      {ahead.map(({ id, title }) => (
        <li key={id} className="flex min-h-[var(--tap)] items-center gap-3 px-4 py-2">
          <span className="grow text-ink-2">{said(title, locale)}</span>
          <Tag tone={id === current ? 'warn' : 'plain'}>{t(id === current ? 'certify.current' : 'certify.pending')}</Tag>
        </li>
      ))}
    </ol>
  )
}

function TriedCase({ result, locale, t }: { result: CaseResult; locale: Locale; t: Translate }) {
  const { title, proves, verdict, reason, ms, steps } = result
  return (
    <details className="group">
      <summary className="tap flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 active:bg-pressed">
        <VerdictTag verdict={verdict} t={t} />
        <span className="font-medium">{said(title, locale)}</span>
        <span className="grow text-right text-note text-ink-2 tabular-nums">{t('certify.ms', { ms })}</span>
        <Icon name="back" className="size-4 shrink-0 -rotate-90 text-ink-3 group-open:rotate-90" />
        {reason && <span className="w-full text-note text-ink-2">{said(reason, locale)}</span>}
      </summary>
      <div className="flex flex-col gap-3 px-4 pb-4 text-note">
        <p className="text-ink-2">
          {t('certify.proves')}：{said(proves, locale)}
        </p>
        {steps.map((step, n) => (
          <Evidence key={n} step={step} locale={locale} t={t} />
        ))}
      </div>
    </details>
  )
}

function Evidence({ step: { expected, seen, verdict, messages }, locale, t }: { step: Step; locale: Locale; t: Translate }) {
  return (
    <section aria-label={said(expected, locale)} className="border-l-2 border-line pl-3">
      <p>
        <VerdictTag verdict={verdict} t={t} /> {t('certify.expected')}：{said(expected, locale)}
      </p>
      <p className="break-words">
        {t('certify.seen')}：{said(seen, locale)}
      </p>
      {messages.map((message, n) => (
        <WireMessage key={n} message={message} t={t} />
      ))}
    </section>
  )
}

const RAW = 'mt-1 rounded-lg bg-raised p-2 font-mono text-caption break-all whitespace-pre-wrap'

function WireMessage({ message: { operation, outcome, request, response, ms }, t }: { message: Message; t: Translate }) {
  return (
    <figure className="mt-2">
      <figcaption className="text-caption text-ink-2">
        {operation} · {outcome} · {t('certify.ms', { ms })}
      </figcaption>
      <pre role="group" aria-label={t('certify.request')} className={RAW}>
        {request}
      </pre>
      <pre role="group" aria-label={t('certify.response')} className={RAW}>
        {response ?? t('certify.noResponse')}
      </pre>
    </figure>
  )
}
