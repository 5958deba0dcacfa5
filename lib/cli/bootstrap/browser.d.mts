/** The path of a Chromium that runs; installs one into the state folder when there is none. */
export function findBrowser(stateFolder: string, note: (line: string) => void): Promise<string>
