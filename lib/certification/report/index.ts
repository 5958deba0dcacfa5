/** A report as files: for people (HTML), for CI systems (JUnit XML). */
export { htmlOf } from './html'
export { junitOf } from './junit'
export { caseLine, VERDICT_WORDS, type Language } from './words'
