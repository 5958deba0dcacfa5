export { RecordFilter, type RecordState } from './filter'
export type { MonthTotal } from './list-records'
export type { RecordChoices } from './record-choices'
