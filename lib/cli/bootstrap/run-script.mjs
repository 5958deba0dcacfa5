import { resolve } from 'node:path'
import { startChild } from './children.mjs'
import { PROJECT } from './project.mjs'

const preload = new URL('./orphan-preload.mjs', import.meta.url).href

/**
 * Runs a TypeScript program with this terminal, in our process group: a program that asks a question
 * has to be in the foreground.
 * @returns its exit code
 */
export function runScript(script, args, env) {
  const all = ['--import', preload, '--import', 'tsx', resolve(PROJECT, script), ...args]
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const child = startChild(process.execPath, all, { cwd: PROJECT, env, stdio, group: false })
  return new Promise((done) => {
    child.once('error', () => done(127))
    child.once('exit', (code) => done(code ?? 1))
  })
}
