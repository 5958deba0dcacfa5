export { locate, type Position, type Whereabouts } from './locate'
export { placeOf, PLACES, type Place } from './places'
export { findPlaces, normalizeSearch } from './search'
