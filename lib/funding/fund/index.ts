export { moveIn, moveOut } from './move-fund'
export { payYield } from './pay-yield'
export { readFund } from './read-fund'
