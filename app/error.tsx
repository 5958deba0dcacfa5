'use client'
import { useRouter } from 'next/navigation'
import { useSyncExternalStore, useTransition } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Spinner } from '@/components/ui/spinner'
import { common } from '@/lib/i18n/messages/common'
import { me } from '@/lib/i18n/messages/me'

const nothing = () => () => {}
const language = () => (document.documentElement.lang === 'en' ? 'en' : 'zh-CN')

/** A page that failed: plain words, a way on, and a number under which the log knows it. */
export default function ProblemPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const locale = useSyncExternalStore<'zh-CN' | 'en'>(nothing, language, () => 'zh-CN')
  const [texts, page] = [common[locale], me[locale]]
  const retry = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  return (
    <main className="mx-auto flex min-h-dvh w-full flex-col items-center px-8 pt-24 text-center lg:w-[390px]">
      <Icon name="alert" className="size-16 text-ink-3" />
      <h1 className="mt-4 text-title font-semibold">{page.problemTitle}</h1>
      <p className="mt-2 text-ink-2">{page.problemText}</p>
      <div className="mt-8 flex w-full max-w-70 flex-col gap-3">
        <button type="button" onClick={retry} aria-disabled={pending} className={buttonClass('primary')}>
          {pending && <Spinner />}
          {pending ? texts.loading : texts.retry}
        </button>
        <a href="/" className={buttonClass('default')}>
          {page.home}
        </a>
      </div>
      {error.digest && <p className="mt-6 text-caption text-ink-2">{texts.requestId.replace('{id}', error.digest)}</p>}
    </main>
  )
}
