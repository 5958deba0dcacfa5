export { checkTitle, TITLE_NAME_MAX } from './check-title'
export { addTitle, changeTitle, chooseTitle, makeDefaultTitle, removeTitle } from './manage-titles'
export { getTitle, listTitles, MAX_TITLES, titlesOfAccount } from './read-titles'
export { checkTaxId } from './tax-id'
