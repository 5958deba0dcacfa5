import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { locate } from '@/lib/places'
import { citiesAt } from './cities'
import { PositionInput, type LocatedDto } from './schemas'

/** The city a browser is in (rule B2). The position is neither kept nor written down anywhere. */
export async function locateCity({ ctx, input }: Command<unknown>): Promise<LocatedDto> {
  requireResident(ctx)
  const found = locate(PositionInput.parse(input))
  switch (found.kind) {
    case 'CITY':
      return { kind: 'CITY', choices: await citiesAt(ctx, [found.place]) }
    case 'BETWEEN':
      return { kind: 'BETWEEN', choices: await citiesAt(ctx, found.places) }
    case 'BORDER':
      return { kind: 'BORDER', at: { name: found.place.name, english: found.place.english }, choices: await citiesAt(ctx, [found.nearest]) }
    default:
      return { kind: found.kind, choices: [] }
  }
}
