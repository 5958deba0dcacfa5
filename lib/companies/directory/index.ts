export { buildDirectory, type Directory, type Entry } from './build'
export { findEntries } from './find'
export { readDirectory } from './read-directory'
