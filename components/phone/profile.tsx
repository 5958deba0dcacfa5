import { Tag } from '@/components/ui/tag'
import type { Translate } from '@/lib/i18n'

/** The head of 我: picture and name. */
export function Profile({ name, avatarUrl, t }: { name: string; avatarUrl: string | null; t: Translate }) {
  return (
    <div className="flex items-center gap-4 bg-cell px-6 pt-4 pb-8">
      <Avatar name={name} url={avatarUrl} label={t('me.profile', { name })} />
      <div className="min-w-0">
        <p className="text-heading font-semibold">{name}</p>
        <p className="mt-1">
          <Tag>{t('me.simulatedAccount')}</Tag>
        </p>
      </div>
    </div>
  )
}

function Avatar({ name, url, label }: { name: string; url: string | null; label: string }) {
  // Only pictures of our own: the page's policy lets no other in.
  if (url?.startsWith('/')) return <img src={url} alt={label} width={64} height={64} className="size-16 shrink-0 rounded-lg object-cover" />
  return (
    <span role="img" aria-label={label} className="flex size-16 shrink-0 items-center justify-center rounded-lg bg-brand-fill text-[28px] font-medium text-white">
      {[...name][0] ?? '?'}
    </span>
  )
}
