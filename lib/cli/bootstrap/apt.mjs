import { existsSync } from 'node:fs'
import { runToEnd } from './run-to-end.mjs'

/** A mirror that answers at all answers within this time. */
const STALL_MS = 120_000

export const canApt = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')

/** @returns whether the packages are installed */
export async function aptInstall(...packages) {
  if (!canApt()) return false
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stallMs: STALL_MS }
  await runToEnd('apt-get', ['update'], options)
  const { code } = await runToEnd('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options)
  return code === 0
}
