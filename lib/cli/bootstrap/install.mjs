import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { fail } from './fail.mjs'
import { fingerprint, readStamp } from './fingerprint.mjs'
import { requireWritable } from './folders.mjs'
import { installedMatchesLock } from './lockfile.mjs'
import { inProject, PROJECT } from './project.mjs'
import { runToEnd } from './run-to-end.mjs'

const preload = new URL('./orphan-preload.mjs', import.meta.url).href
const STAMP = inProject('node_modules', '.shuidan-stamp')

function wantedStamp() {
  const facts = [process.versions.node.split('.')[0], process.platform, process.arch]
  return fingerprint(PROJECT, ['package-lock.json', 'package.json'], { extra: facts })
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function userInstalled(dev) {
  const lock = readJson(inProject('package-lock.json'))
  const installed = readJson(inProject('node_modules', '.package-lock.json'))
  return Boolean(lock && installed && installedMatchesLock(lock, installed, { dev }))
}

const isNpmCli = (path) => path && basename(path) === 'npm-cli.js' && existsSync(path)

/** The npm that runs us if one does, so that it is the same version; else the one on the PATH. */
function findNpmCli() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = folders.map((folder) => join(folder, 'npm')).filter(existsSync).map((path) => realpathSync(path))
  return [process.env.npm_execpath, ...onPath].find(isNpmCli)
}

/** It ends with us, however we end: an npm that lives on would write into the folder that the next start fills. */
export async function runNpm(args, options = {}) {
  const cli = findNpmCli()
  const [command, ...first] = cli ? [process.execPath, '--import', preload, cli] : ['npm']
  return runToEnd(command, [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: PROJECT, ipc: Boolean(cli), ...options })
}

/** npm's own reason, without its prefix and its hints about log files. */
export function npmReason(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
  return lines.find((line) => line && !/^(code|errno|syscall|path)\b/.test(line)) ?? 'npm'
}

/**
 * `npm ci` refuses a lock that leaves out an optional package of some other system, which `npm install` accepts.
 * `--no-save` keeps the lock as it is.
 */
async function installFresh() {
  const everything = ['--include=dev', '--include=optional']
  if (existsSync(inProject('package-lock.json'))) {
    const clean = await runNpm(['ci', ...everything])
    if (clean.code === 0 || !clean.output.includes('EUSAGE')) return clean
  }
  rmSync(inProject('node_modules'), { recursive: true, force: true })
  return runNpm(['install', '--no-save', ...everything])
}

/**
 * Installs what the lock file names when node_modules is missing or stale. Development packages come along, also
 * under NODE_ENV=production: tests use them later, and one kind of installation is one kind to go wrong.
 * @param {{ dev: boolean }} need whether the development packages must be there
 * @returns whether something was installed
 */
export async function install(folders, { dev }) {
  const wanted = wantedStamp()
  if (readStamp(STAMP) === wanted || userInstalled(dev)) return false
  requireWritable(folders, '安装依赖', 'install packages')
  const { code, output } = await installFresh()
  if (code !== 0) fail(`安装依赖失败：${npmReason(output)}`, `npm could not install the packages: ${npmReason(output)}`)
  writeFileSync(STAMP, wantedStamp())
  return true
}
