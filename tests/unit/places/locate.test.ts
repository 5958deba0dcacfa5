import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locate, PLACES, placeOf } from '@/lib/places'

const CITIES = PLACES.filter(({ border }) => !border)
const at = (latitude: number, longitude: number, accuracyM = 50) => locate({ latitude, longitude, accuracyM })

/** One word for what was found: a name, names with 或, or the kind. */
function say(latitude: number, longitude: number, accuracyM?: number): string {
  const found = at(latitude, longitude, accuracyM)
  if (found.kind === 'CITY') return found.place.name
  if (found.kind === 'BETWEEN') return found.places.map(({ name }) => name).join('或')
  if (found.kind === 'BORDER') return `${found.place.name}（${found.nearest.name}）`
  return found.kind
}

describe('the table', () => {
  test('every place is there once, has a code of a city or region, and lies in China', () => {
    expect(new Set(PLACES.map(({ code }) => code)).size).toBe(PLACES.length)
    for (const { code, name, pinyin, initials, centre: [latitude, longitude] } of PLACES) {
      expect([code, name, pinyin, initials].join(' ')).toMatch(/^\d{4}00 [一-龥]{2,4} [a-z]+ [a-z]+$/)
      expect(initials.length, name).toBe(name.length)
      expect(latitude > 18 && latitude < 54 && longitude > 73 && longitude < 135, name).toBe(true)
    }
  })

  test('readings that a dictionary gets wrong', () => {
    expect(['500100', '350200', '220100', '610100', '150100', '820000'].map((code) => placeOf(code)?.pinyin)).toEqual(['chongqing', 'xiamen', 'changchun', 'xian', 'huhehaote', 'aomen'])
  })
})

test.each(CITIES.map(({ name, centre }) => [name, ...centre] as const))('the centre of %s is in it', (name, latitude, longitude) => {
  expect(say(latitude, longitude)).toBe(name)
})

test.each([
  ['the Summer Palace', 39.999, 116.275, '北京'],
  ['Yanqing, 70 km from the centre', 40.457, 115.975, '北京'],
  ['Pudong airport', 31.144, 121.808, '上海'],
  ['Guangzhou Higher Education Mega Centre', 23.05, 113.395, '广州'],
  ['Futian, 3 km from Hong Kong', 22.543, 114.058, '深圳'],
  ['Xiangzhou, 6 km from Macau', 22.271, 113.577, '珠海'],
])('%s', (_, latitude, longitude, city) => expect(say(latitude, longitude)).toBe(city))

test.each([
  ['between Guangzhou and Foshan', 23.085, 113.21, '广州或佛山'],
  ['between Foshan and Guangzhou, nearer the other', 23.06, 113.18, '佛山或广州'],
  ['between Suzhou and Wuxi', 31.395, 120.45, '苏州或无锡'],
])('asks %s', (_, latitude, longitude, cities) => expect(say(latitude, longitude)).toBe(cities))

test.each([
  ['Hong Kong, Kowloon', 22.3, 114.17, '香港（深圳）'],
  ['Hong Kong, Sheung Shui: nearer to the centre of Shenzhen than to its own', 22.501, 114.128, '香港（深圳）'],
  ['Hong Kong, airport', 22.308, 113.918, '香港（深圳）'],
  ['Hong Kong, Cheung Chau', 22.208, 114.029, '香港（深圳）'],
  ['Lo Wu station in Shenzhen, a few steps from the border', 22.533, 114.118, '香港（深圳）'],
  ['Macau', 22.19, 113.54, '澳门（珠海）'],
  ['Macau, Coloane', 22.115, 113.56, '澳门（珠海）'],
  ['the Border Gate in Zhuhai', 22.218, 113.55, '澳门（珠海）'],
])('a border asks: %s', (_, latitude, longitude, place) => expect(say(latitude, longitude)).toBe(place))

test.each([
  ['London', 51.507, -0.128],
  ['New York', 40.713, -74.006],
  ['Tokyo', 35.68, 139.69],
  ['Singapore', 1.35, 103.82],
  ['the Pacific', 0, 180],
  ['the same, seen from the other side', 0, -180],
  ['the South Pole', -90, 0],
  ['the North Pole', 90, 0],
  ['the East China Sea', 28.5, 124.5],
  ['the Tibetan plateau', 33, 88],
])('%s is near no city', (_, latitude, longitude) => expect(say(latitude, longitude)).toBe('NOWHERE'))

test('a position that is hardly one asks or gives up, and never chooses wrongly', () => {
  expect([say(39.904, 116.407, 5000), say(22.543, 114.058, 5000), say(23.1, 113.3, 20_000), say(39.904, 116.407, 50_001)]).toEqual(['北京', '香港（深圳）', '广州或佛山', 'VAGUE'])
})

const anywhere = fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }), accuracyM: fc.double({ min: 0, max: 1_000_000, noNaN: true }) })
const nearby = fc.tuple(fc.constantFrom(...PLACES), fc.double({ min: -0.6, max: 0.6, noNaN: true }), fc.double({ min: -0.6, max: 0.6, noNaN: true }))

/** By the law of cosines, which is another way to the same distance. */
function kmBetween([lat1, lng1]: readonly [number, number], [lat2, lng2]: readonly [number, number]): number {
  const [a, b, c] = [lat1, lat2, lng2 - lng1].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number]
  return 6371 * Math.acos(Math.min(1, Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(c)))
}

test('property: every position on earth has an answer', () => {
  fc.assert(fc.property(anywhere, (position) => ['CITY', 'BETWEEN', 'BORDER', 'NOWHERE', 'VAGUE'].includes(locate(position).kind)))
})

test('property: the city found is the nearest, within its reach, and no other is nearly as near', () => {
  fc.assert(
    fc.property(nearby, ([{ centre }, dLat, dLng]) => {
      const point = [centre[0] + dLat, centre[1] + dLng] as const
      const found = at(point[0], point[1], 0)
      const all = CITIES.map((place) => ({ place, km: kmBetween(point, place.centre) }))
      // Two ways to a distance may disagree by some metres at the edge of a reach.
      const [surely, perhaps] = [-0.1, 0.1].map((margin) => all.filter(({ place, km }) => km < place.radiusKm + margin)) as [typeof all, typeof all]
      if (found.kind === 'CITY') {
        const own = perhaps.find(({ place }) => place.name === found.place.name)
        expect(own).toBeDefined()
        for (const { place, km } of surely) if (place.name !== found.place.name) expect(km - (own?.km ?? 0)).toBeGreaterThan(9.9)
      }
      if (found.kind === 'NOWHERE') expect(surely).toEqual([])
    }),
    { numRuns: 2000 },
  )
})
