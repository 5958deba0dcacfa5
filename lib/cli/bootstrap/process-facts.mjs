import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const onLinux = process.platform === 'linux'

function readProc(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function ps(pid, column) {
  try {
    const args = ['-ww', '-o', `${column}=`, '-p', String(pid)]
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

/** Fields of /proc/<pid>/stat after the program's name, which may itself hold spaces and brackets. */
function statFields(pid) {
  const text = readProc(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** A zombie counts as dead: a container without an init never reaps an orphan, and its pid stays. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  return !(onLinux && statFields(pid)[0] === 'Z')
}

/** Tells a process from a later one with the same pid: when it began, and on Linux in which boot. */
export function processIdentity(pid) {
  if (!onLinux) return ps(pid, 'lstart')
  return `${readProc('/proc/sys/kernel/random/boot_id').trim()}:${statFields(pid)[19] ?? ''}`
}

/** @returns the parent's pid, 0 when it is not known (not on Linux, or the process is gone) */
export function parentOf(pid) {
  return onLinux ? Number(statFields(pid)[1] ?? 0) : 0
}

export function commandLine(pid) {
  return onLinux ? readProc(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim() : ps(pid, 'command')
}

/** Resolves to true once the process is gone, to false when it is still there after `ms`. */
export async function gone(pid, ms) {
  const deadline = performance.now() + ms
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return true
}
