/** The repository as text. A checker takes files and gives findings, so that a bad sample can be put before it. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type SourceFile = { path: string; text: string }
export type Finding = { rule: string; path: string; line: number; text: string }
export type Checker = (files: readonly SourceFile[]) => Finding[]

const FOLDERS = ['app', 'components', 'lib', 'prisma', 'tests']
const ENDINGS = /\.(ts|tsx|mts|mjs|prisma|sql|css|json|md)$/
const GENERATED = /^(generated|node_modules|\.next)$/
const CODE = /\.(ts|tsx|mts|mjs)$/

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (GENERATED.test(entry.name)) return []
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? walk(file) : [file]
  })
}

/** Every file of ours, those at the top included, generated ones left out. */
export function readSources(): SourceFile[] {
  const root = readdirSync('.').filter((file) => CODE.test(file) && !file.endsWith('.d.ts'))
  return [...root, ...FOLDERS.flatMap(walk)]
    .filter((file) => ENDINGS.test(file))
    .map((file) => ({ path: file, text: readFileSync(file, 'utf8') }))
}

export const isCode = ({ path: file }: SourceFile) => CODE.test(file)

export function inFolders(...folders: string[]): (file: SourceFile) => boolean {
  return ({ path: file }) => folders.some((folder) => file === folder || file.startsWith(`${folder}/`))
}

/** One line a finding, as a failed test shows it. */
export const show = (findings: readonly Finding[]) => findings.map(({ rule, path: file, line, text }) => `${file}:${line} ${rule}: ${text}`)

export function lineOf(text: string, index: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
