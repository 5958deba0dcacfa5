import { distanceKm, toOutlineKm } from './distance'
import { placeOf, PLACES, type Place, type Point } from './places'

export type Position = { latitude: number; longitude: number; accuracyM: number }

/** BETWEEN: which of several cities is for the person to say, and so it is at a border. */
export type Whereabouts =
  | { kind: 'CITY'; place: Place }
  | { kind: 'BETWEEN'; places: readonly Place[] }
  | { kind: 'BORDER'; place: Place; nearest: Place }
  | { kind: 'NOWHERE' }
  | { kind: 'VAGUE' }

/** A city is another's equal when it is hardly farther away: outskirts know no circles. */
const EQUAL_KM = 10
/** Who stands this close to a border may live on either side. */
const BORDER_KM = 1
/** As good as no position at all: an address on the internet, say. */
const VAGUE_KM = 50
const MOST_CHOICES = 3

function atBorder(point: Point, accuracyKm: number): Whereabouts | null {
  for (const place of PLACES) {
    const nearest = place.border && placeOf(place.border.nearest)
    if (place.border && nearest && toOutlineKm(point, place.border.outline) <= BORDER_KM + accuracyKm) return { kind: 'BORDER', place, nearest }
  }
  return null
}

/** The city that a position lies in (rule B2): the nearest centre among those whose reach it is in. */
export function locate({ latitude, longitude, accuracyM }: Position): Whereabouts {
  const accuracyKm = accuracyM / 1000
  if (accuracyKm > VAGUE_KM) return { kind: 'VAGUE' }
  const point: Point = [latitude, longitude]
  const border = atBorder(point, accuracyKm)
  if (border) return border
  const inReach = PLACES.filter((place) => !place.border)
    .map((place) => ({ place, km: distanceKm(point, place.centre) }))
    .filter(({ place, km }) => km <= place.radiusKm + accuracyKm)
    .sort((a, b) => a.km - b.km)
  const [first] = inReach
  if (!first) return { kind: 'NOWHERE' }
  const equals = inReach.filter(({ km }) => km - first.km <= EQUAL_KM + accuracyKm).map(({ place }) => place)
  return equals.length > 1 ? { kind: 'BETWEEN', places: equals.slice(0, MOST_CHOICES) } : { kind: 'CITY', place: first.place }
}
