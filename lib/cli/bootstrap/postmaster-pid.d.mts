export function parsePostmasterPid(
  text: string,
): { pid: number; dataDir: string; port: number; ready: boolean } | undefined
