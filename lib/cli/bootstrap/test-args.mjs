import { fail } from './fail.mjs'

export const STAGES = ['types', 'lint', 'vitest', 'build', 'e2e']
/** Those that have a long version. */
const DEEP_STAGES = ['vitest', 'e2e']

function readStages(text = '') {
  const names = text.split(',').filter(Boolean)
  const unknown = names.find((name) => !STAGES.includes(name))
  if (unknown !== undefined || names.length === 0) {
    fail(`--only 的取值：${STAGES.join(', ')}`, `--only takes ${STAGES.join(', ')}, not ${unknown ?? 'nothing'}`)
  }
  return STAGES.filter((name) => names.includes(name))
}

/**
 * `[--deep] [--only stage[,stage]] [filters and flags for the tool]`. Filters without `--only` are for vitest: who
 * names a test does not want to wait for the others.
 * @returns {{ deep: boolean, stages: string[], rest: string[] }}
 */
export function parseTestArgs(argv) {
  const rest = []
  let stages
  let deep = false
  for (let i = 0; i < argv.length; i += 1) {
    const arg = argv[i]
    if (arg === '--') {
      rest.push(...argv.slice(i + 1))
      break
    }
    if (arg === '--deep') deep = true
    else if (arg === '--only') stages = readStages(argv[++i])
    else if (arg.startsWith('--only=')) stages = readStages(arg.slice('--only='.length))
    else rest.push(arg)
  }
  if (!stages && rest.length > 0) stages = ['vitest']
  return { deep, stages: stages ?? (deep ? DEEP_STAGES : STAGES), rest }
}
