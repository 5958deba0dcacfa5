export type FolderFacts = { project: string; uid: number; writable: boolean; enterable: boolean }
export type Folders = { state: string; postgres: string; spare: string }
export function enterableByOthers(path: string, modeOf?: (folder: string) => number): boolean
export function decideFolders(facts: FolderFacts): Folders
