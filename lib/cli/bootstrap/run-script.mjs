import { resolve } from 'node:path'
import { startChild } from './children.mjs'
import { PROJECT } from './project.mjs'

const preload = new URL('./orphan-preload.mjs', import.meta.url).href

/**
 * Runs a TypeScript program with this terminal, in our process group: a program that asks a question
 * has to be in the foreground.
 * @returns its exit code; `onStart` gets the process
 */
export function runScript(script, args, env, onStart = (_child) => {}) {
  const all = ['--import', preload, '--import', 'tsx', resolve(PROJECT, script), ...args]
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const child = startChild(process.execPath, all, { cwd: PROJECT, env, stdio, group: false })
  onStart(child)
  return new Promise((done) => {
    child.once('error', () => done(127))
    child.once('exit', (code) => done(code ?? 1))
  })
}
