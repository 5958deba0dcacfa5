/** Public door: how bytes reach parties outside, whatever they speak. */
export { BANK_CODE, TAX_CODE } from './endpoint'
export { httpOutside } from './http'
export { inProcessOutside, type InProcessHandler, type InProcessMessage } from './in-process'
export { askOverTcp, type TcpAddress, type TcpAnswer, type TcpQuestion } from './tcp'
