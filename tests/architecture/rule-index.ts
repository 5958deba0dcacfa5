/** `lib/ARCHITECTURE.md` lists each rule with its folder and its test: `| id | folder | test |`. */

export type RuleEntry = { id: string; folder: string; test: string }

const cell = (text: string | undefined) => (text ?? '').trim().replace(/^`|`$/g, '')
const cells = (line: string) => line.trim().replace(/^\||\|$/g, '').split('|').map(cell)

/** Rows under a heading row that begins with id, folder, test; `\|` does not occur in them. */
export function readRuleIndex(markdown: string): RuleEntry[] {
  const lines = markdown.split('\n')
  const head = lines.findIndex((line) => line.trim().startsWith('|') && cells(line).slice(0, 3).join() === 'id,folder,test')
  if (head === -1) return []
  const end = lines.findIndex((line, n) => n > head && !line.trim().startsWith('|'))
  return lines.slice(head + 2, end === -1 ? undefined : end).map((line) => {
    const [id = '', folder = '', test = ''] = cells(line)
    return { id, folder, test }
  })
}

/** What is wrong with the index, one line each. `exists` says whether there is such a file or folder. */
export function checkRuleIndex(entries: readonly RuleEntry[], owned: readonly string[], exists: (path: string) => boolean): string[] {
  const missing = owned.filter((id) => !entries.some((entry) => entry.id === id)).map((id) => `rule ${id} is not listed`)
  const twice = entries.filter(({ id }, n) => entries.findIndex((other) => other.id === id) !== n).map(({ id }) => `rule ${id} is listed twice`)
  const broken = entries.flatMap(({ id, folder, test }) => {
    const problems: string[] = []
    if (!/^((app|components|lib|prisma)\/|tests\/kit$)/.test(folder) || !exists(folder)) problems.push(`rule ${id}: there is no folder ${folder}`)
    if (!/^tests\/.+\.(test|spec)\.ts$/.test(test) || !exists(test)) problems.push(`rule ${id}: there is no test ${test}`)
    return problems
  })
  return [...missing, ...twice, ...broken]
}
