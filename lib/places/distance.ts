import type { Point } from './places'

const EARTH_RADIUS_KM = 6371
const RADIANS = Math.PI / 180
const KM_PER_DEGREE = EARTH_RADIUS_KM * RADIANS

/** Along the great circle (haversine). */
export function distanceKm([lat1, lng1]: Point, [lat2, lng2]: Point): number {
  const [dLat, dLng] = [(lat2 - lat1) * RADIANS, (lng2 - lng1) * RADIANS]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

type Flat = [x: number, y: number]

/** From `point` (the origin) to the line between two points, all in kilometres. */
function toEdgeKm([x1, y1]: Flat, [x2, y2]: Flat): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const along = Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x1 + along * dx, y1 + along * dy)
}

/** 0 inside. The outline is that of a city: the earth is flat over it. */
export function toOutlineKm([lat, lng]: Point, outline: readonly Point[]): number {
  const shrink = Math.cos((outline[0]?.[0] ?? 0) * RADIANS)
  const flat = outline.map(([a, b]): Flat => [(b - lng) * shrink * KM_PER_DEGREE, (a - lat) * KM_PER_DEGREE])
  const edges = flat.map((from, n): [Flat, Flat] => [from, flat[(n + 1) % flat.length] as Flat])
  const crossings = edges.filter(([[x1, y1], [x2, y2]]) => y1 > 0 !== y2 > 0 && x1 + ((0 - y1) / (y2 - y1)) * (x2 - x1) > 0).length
  return crossings % 2 === 1 ? 0 : Math.min(...edges.map(([from, to]) => toEdgeKm(from, to)))
}
