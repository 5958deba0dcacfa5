import { parseArgs } from 'node:util'
import { fail } from './fail.mjs'

const OPTIONS = {
  preset: { type: 'string' },
  seed: { type: 'string' },
  starts: { type: 'string' },
  clock: { type: 'string' },
  keep: { type: 'string' },
  url: { type: 'string' },
  json: { type: 'boolean' },
}

export const USAGE = `npm run world -- COMMAND [--url http://127.0.0.1:3000] [--json]
  list                              worlds
  create [NAME] [--preset demo] [--seed S] [--starts ISO] [--clock REAL|MANUAL] [--keep MINUTES|forever]
  show | reset | delete | inbox | hash  NAME
  fork NAME [NEW]                   a new world that is as this one is now
  snapshot NAME [LABEL] | snapshots NAME | restore NAME ID
  clock NAME [real|manual|RATE]     reads it, or changes how it runs
  advance NAME minute|quarter|hour|day|week|SECONDS|ISO|next`

function keep(text) {
  if (text === undefined) return undefined
  if (text === 'forever') return null
  return /^\d+$/.test(text) ? Number(text) : fail('--keep 后面是分钟数或 forever', '--keep takes minutes, or forever')
}

function modeOf(text) {
  const word = text.toUpperCase()
  return word === 'REAL' || word === 'MANUAL' ? { mode: word } : { mode: 'ACCELERATED', rate: Number(text) }
}

function moveOf(text) {
  if (text === 'next') return { toNextDue: true }
  if (/^\d+$/.test(text)) return { bySeconds: Number(text) }
  return /^\d{4}-/.test(text) ? { to: text } : { by: text }
}

/** Each gives method, path below /api/worlds and body. */
const COMMANDS = {
  list: () => ({ method: 'GET', path: '' }),
  create: ([name], { preset, seed, starts, clock, keep: minutes }) => ({ method: 'POST', path: '', body: { name, preset, seed, startsAt: starts, clock, keepMinutes: keep(minutes) } }),
  show: ([name]) => ({ method: 'GET', path: `/${name}` }),
  delete: ([name]) => ({ method: 'DELETE', path: `/${name}` }),
  reset: ([name]) => ({ method: 'POST', path: `/${name}/reset` }),
  fork: ([name, to], { keep: minutes }) => ({ method: 'POST', path: `/${name}/fork`, body: { name: to, keepMinutes: keep(minutes) } }),
  snapshot: ([name, label]) => ({ method: 'POST', path: `/${name}/snapshots`, body: { label } }),
  snapshots: ([name]) => ({ method: 'GET', path: `/${name}/snapshots` }),
  restore: ([name, id]) => ({ method: 'POST', path: `/${name}/snapshots/${id}/restore` }),
  clock: ([name, mode]) => (mode ? { method: 'PUT', path: `/${name}/clock`, body: modeOf(mode) } : { method: 'GET', path: `/${name}/clock` }),
  advance: ([name, by]) => ({ method: 'POST', path: `/${name}/clock/advance`, body: moveOf(by) }),
  inbox: ([name]) => ({ method: 'GET', path: `/${name}/inbox` }),
  hash: ([name]) => ({ method: 'GET', path: `/${name}/state-hash` }),
}
/** How many words a command needs at least. */
const NEEDS = { list: 0, create: 0, restore: 2, advance: 2 }

/** @returns {{ method: string, path: string, body?: object, url?: string, json: boolean }} */
export function readWorldCommand(argv) {
  const { values, positionals } = parse(argv)
  const [command = '', ...words] = positionals
  const build = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (!build || words.length < (NEEDS[command] ?? 1)) fail(`用法：\n${USAGE}`, 'usage above')
  const given = words.map(encodeURIComponent)
  return { ...build(command === 'snapshot' || command === 'advance' || command === 'clock' ? [given[0], ...words.slice(1)] : given, values), url: values.url, json: values.json ?? false }
}

function parse(argv) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    return fail(`用法：\n${USAGE}`, error.message)
  }
}

const COLUMNS = ['name', 'id', 'label', 'preset', 'parent', 'url', 'at', 'to', 'body', 'notice', 'madeAt']

/** One line a world, a snapshot, a message; otherwise name: value. */
export function printAnswer(answer) {
  const list = answer.worlds ?? answer.snapshots ?? answer.items
  if (!list) {
    return Object.entries(answer)
      .filter(([, value]) => typeof value !== 'object' || value === null)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')
  }
  return list.map((one) => COLUMNS.map((name) => one[name]).filter((value) => typeof value === 'string' && value !== '').join('  ')).join('\n') || '（无 / none）'
}
