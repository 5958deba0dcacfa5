/** Public door: how bytes reach parties outside, whatever they speak. */
export { BANK_CODE, readEndpoint, TAX_CODE } from './endpoint'
export { httpOutside } from './http'
export { inProcessOutside, type InProcessHandler, type InProcessMessage, type InProcessTcp } from './in-process'
export { askOverTcp, type TcpAddress, type TcpQuestion } from './tcp'
