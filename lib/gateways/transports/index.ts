export { httpOutside } from './http'
export { inProcessOutside, type InProcessHandler } from './in-process'
