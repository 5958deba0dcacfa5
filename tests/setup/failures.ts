/** What failed, a line each, for the end of `npm test`: where a log is cut, its end is what is left. */
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Reporter as PlaywrightReporter } from '@playwright/test/reporter'
import type { Reporter as VitestReporter } from 'vitest/node'

const ROOT = path.resolve(import.meta.dirname, '../..')
const LONGEST = 500

function keep(where: string, message = ''): void {
  const into = process.env.SHUIDAN_FAILURES
  const line = `${where}: ${stripVTControlCharacters(message).replace(/\s+/g, ' ').slice(0, LONGEST)}`
  if (into) appendFileSync(into, `${line}\n`)
}

/** For both runners: each calls what it knows by its own names. */
export default class Failures implements VitestReporter, PlaywrightReporter {
  onTestRunEnd: NonNullable<VitestReporter['onTestRunEnd']> = (modules, unhandled) => {
    for (const module of modules) {
      for (const error of module.errors()) keep(module.relativeModuleId, error.message)
      for (const test of module.children.allTests('failed')) keep(`${module.relativeModuleId} › ${test.fullName}`, test.result().errors?.[0]?.message)
    }
    for (const error of unhandled) keep('vitest', error.message)
  }

  onTestEnd: NonNullable<PlaywrightReporter['onTestEnd']> = (test, result) => {
    if (result.status === test.expectedStatus || result.status === 'skipped') return
    keep(`${path.relative(ROOT, test.location.file)}:${test.location.line} › ${test.title}`, result.error?.message)
  }

  onError: NonNullable<PlaywrightReporter['onError']> = (error) => keep('playwright', error.message)
}
