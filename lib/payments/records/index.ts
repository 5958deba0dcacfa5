/** 交易记录: filters, search, totals of months, export. */
export { exportRecords, MAX_ROWS } from './export-records'
export { RECORD_STATES, type RecordState } from './filter'
export { listRecords, type MonthTotal, type RecordPage } from './list-records'
export { readOutlook, type Outlook } from './read-outlook'
export { readRecordChoices, type RecordChoices } from './record-choices'
