/** What a company is found by. Loads a dictionary: for whoever writes companies down, not for those who look for them. */
export { initialsOf, pinyinOf } from './pinyin'
export { formerNames, searchKeys, type Named } from './search-keys'
export { stemOf } from './stem'
