'use client'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Screen } from '@/components/ui/screen'
import { Phone } from './stage'

type Props = { title: string; note: string; home: { href: string; text: string } }

/** Drawn where it is shown, so that a page that is there does not carry its markup. */
export function NotFoundScreen({ title, note, home }: Props) {
  return (
    <Phone>
      <Screen title={title}>
        <Empty icon="compass" title={title} note={note}>
          <LinkButton href={home.href} kind="default">
            {home.text}
          </LinkButton>
        </Empty>
      </Screen>
    </Phone>
  )
}
