/**
 * Reads what PostgreSQL writes into `postmaster.pid`: one fact a line, the later ones appear as it starts.
 * @returns {{ pid: number, dataDir: string, port: number, ready: boolean } | undefined} undefined when it is cut short
 */
export function parsePostmasterPid(text) {
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  const port = Number(lines[3])
  const dataDir = lines[1]
  if (!Number.isInteger(pid) || pid < 1 || !dataDir || !Number.isInteger(port) || port < 1) return undefined
  return { pid, dataDir, port, ready: lines[7] === 'ready' }
}
