import { LinkButton } from './button'

type Props = { href: string; query?: string; page: { first: boolean; next: string | null }; texts: { newest: string; older: string } }

/** Below a list that is paged by key: on to what is older, back to the newest. `query`: what else the address holds. */
export function Pager({ href, query = '', page: { first, next }, texts }: Props) {
  if (first && !next) return null
  const rest = query && `&${query}`
  return (
    <div className="mt-4 flex gap-3 px-4">
      {!first && (
        <LinkButton href={query ? `${href}?${query}` : href} kind="default" className="flex-1">
          {texts.newest}
        </LinkButton>
      )}
      {next && (
        <LinkButton href={`${href}?before=${encodeURIComponent(next)}${rest}`} kind="default" className="flex-1">
          {texts.older}
        </LinkButton>
      )}
    </div>
  )
}

export type PageSearch = Promise<{ before?: string | string[] }>

/** Where the page before ended, as the address has it; the verb decides whether it means anything. */
export const beforeOf = async (search: PageSearch) => [(await search).before].flat()[0]?.slice(0, 120)
