export { RecordFilter, type RecordState } from './filter'
export type { MonthTotal } from './list-records'
export type { Outlook } from './read-outlook'
export type { RecordChoices } from './record-choices'
