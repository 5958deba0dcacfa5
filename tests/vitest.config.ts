import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** The bindings of the schema engine serve one comparison a process; the others ring at an address that their process keeps. */
const OWN_PROCESS = ['tests/architecture/schema*.test.ts', 'tests/property/invoices.test.ts', 'tests/integration/verbs/invoice-desk.test.ts']
const root = path.resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    // Files share two processes, so that code is loaded, and made fast, once.
    projects: [
      // Deaths at every failpoint take minutes and are for test:deep; here processes are killed at random.
      { extends: true, test: { name: 'shared', isolate: false, include: ['tests/{unit,property,contract,architecture,integration}/**/*.test.ts', 'tests/crash/sigkill.test.ts'], exclude: OWN_PROCESS } },
      { extends: true, test: { name: 'own', include: OWN_PROCESS } },
    ],
    reporters: ['default', './tests/setup/failures.ts'],
    globalSetup: ['tests/setup/global.ts'],
    setupFiles: ['tests/setup/console.ts', 'tests/setup/replay.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    coverage: { enabled: false },
  },
})
