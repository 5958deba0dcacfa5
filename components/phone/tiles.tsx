import { Icon, type IconName } from '@/components/ui/icon'
import { NavLink } from '@/components/ui/nav-link'

export type Tile = { icon: IconName; name: string; href?: string }
type Props = { title: string; tiles: Tile[]; inert: string; marked?: boolean }

/** A grid of services. Those without a page are grey; `inert` says so in words, for all to see when `marked`. */
export function Tiles({ title, tiles, inert, marked }: Props) {
  return (
    <section className="mx-2 mt-2 rounded-lg bg-cell pt-4 pb-2">
      <h2 className="px-4 text-note text-ink-2">{title}</h2>
      <ul className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(min(6.5rem,33%),1fr))]">
        {tiles.map((tile) => (
          <li key={tile.name}>
            {tile.href ? (
              <NavLink href={tile.href} className="relative flex flex-col items-center gap-1.5 rounded-lg px-1 py-3.5 text-center active:bg-pressed">
                <Icon name={tile.icon} className="size-8 text-brand" />
                <span className="text-note">{tile.name}</span>
              </NavLink>
            ) : (
              <span className="flex flex-col items-center gap-1.5 px-1 py-3.5 text-center text-ink-2">
                <Icon name={tile.icon} className="size-8 opacity-50" />
                <span className="text-note">{tile.name}</span>
                <span className={marked ? 'text-caption' : 'sr-only'}>{inert}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
