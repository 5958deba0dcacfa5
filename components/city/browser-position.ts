/** What the browser says of where it is, or why it says nothing. */
export type Position = { latitude: number; longitude: number; accuracyM: number }
export type NoPosition = 'denied' | 'off' | 'timeout' | 'unsupported'

const OPTIONS: PositionOptions = { timeout: 10_000, maximumAge: 300_000 }
const REASONS: Record<number, NoPosition> = { 1: 'denied', 2: 'off', 3: 'timeout' }

/** A hundred metres tell cities apart: nothing finer leaves the phone. */
const coarse = (degrees: number) => Math.round(degrees * 1000) / 1000

/** Browsers have no position over plain HTTP, and say then that it was denied. */
export function readPosition(): Promise<Position | NoPosition> {
  const source = navigator.geolocation as Geolocation | undefined
  if (!source || !window.isSecureContext) return Promise.resolve('unsupported')
  return new Promise((resolve) => {
    source.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude: coarse(latitude), longitude: coarse(longitude), accuracyM: Math.min(Math.ceil(accuracy), 1_000_000) }),
      ({ code }) => resolve(REASONS[code] ?? 'off'),
      OPTIONS,
    )
  })
}

/** Whether it may be read without asking the person. */
export async function mayReadPosition(): Promise<boolean> {
  const permissions = navigator.permissions as Permissions | undefined
  const status = await permissions?.query({ name: 'geolocation' }).catch(() => null)
  return status?.state === 'granted'
}
