import { PanelCard } from './panel-card'
import { worldTime, type PanelInboxItem, type PanelTexts } from './panel-data'

function noticeText(item: Extract<PanelInboxItem, { kind: 'NOTICE' }>, texts: PanelTexts): string {
  return Object.entries(item.params).reduce((text, [name, value]) => text.replace(`{${name}}`, value), texts[item.notice] ?? item.notice)
}

/** `items` is null until the world has been read. */
export function InboxSection({ items, texts }: { items: PanelInboxItem[] | null; texts: PanelTexts }) {
  return (
    <PanelCard id="panel-inbox" title={texts.inbox}>
      {!items?.length && <p className="text-ink-2">{items ? texts.inboxEmpty : texts.reading}</p>}
      <ol aria-labelledby="panel-inbox" className="flex max-h-64 flex-col gap-2 overflow-y-auto" tabIndex={items && items.length > 3 ? 0 : undefined}>
        {items?.map((item) => (
          <li key={item.id} className="rounded-lg bg-raised px-3 py-2">
            <p className="flex justify-between gap-2 text-caption text-ink-2">
              <span>
                {item.kind === 'SMS' ? texts.sms : texts.notice} {item.kind === 'SMS' && (texts.to ?? '').replace('{to}', item.to)}
              </span>
              <time dateTime={item.at}>{worldTime(item.at)}</time>
            </p>
            <p className="select-text">{item.kind === 'SMS' ? item.body : noticeText(item, texts)}</p>
          </li>
        ))}
      </ol>
    </PanelCard>
  )
}
