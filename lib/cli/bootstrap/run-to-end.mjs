import { startChild, stopChild } from './children.mjs'

/** Enough to explain a failure; a chatty tool must not fill the memory. */
const KEPT_CHARS = 200_000

function limitTime(child, { timeoutMs, stallMs }, state) {
  const end = () => {
    state.timedOut = true
    stopChild(child.pid)
  }
  const timers = [timeoutMs && setTimeout(end, timeoutMs)]
  let stall = stallMs && setTimeout(end, stallMs)
  return {
    touch() {
      if (!stallMs) return
      clearTimeout(stall)
      stall = setTimeout(end, stallMs)
    },
    clear() {
      for (const timer of [...timers, stall]) clearTimeout(timer || undefined)
    },
  }
}

/**
 * Runs a program to its end. With `show` its output goes straight to the terminal, otherwise it is kept.
 * `timeoutMs` limits the whole run, `stallMs` the time without any output.
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} code 127 when it cannot be started
 */
export function runToEnd(command, args, { show = false, timeoutMs, stallMs, ipc = false, ...options } = {}) {
  const output = show ? 'inherit' : 'pipe'
  const stdio = ['ignore', output, output, ...(ipc ? ['ipc'] : [])]
  const child = startChild(command, args, { stdio, ...options })
  const state = { timedOut: false, output: '' }
  const limits = limitTime(child, { timeoutMs, stallMs }, state)
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      limits.touch()
      state.output = (state.output + text).slice(-KEPT_CHARS)
    })
  }
  return new Promise((resolve) => {
    const done = (code) => {
      limits.clear()
      resolve({ code, ...state })
    }
    child.once('error', (error) => {
      state.output += error.message
      done(127)
    })
    child.once('close', (code) => done(code ?? 1))
  })
}
