import path from 'node:path'
import { defineConfig } from 'vitest/config'

const SCHEMA = 'tests/architecture/schema*.test.ts'
const root = path.resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    // Most files share two processes, so that code is loaded, and made fast, once. The bindings of the schema engine serve one comparison a process, and a crash test
    // sets its process up for a cluster of its own.
    projects: [
      { extends: true, test: { name: 'shared', isolate: false, include: ['tests/{unit,property,contract,architecture,integration}/**/*.test.ts'], exclude: [SCHEMA] } },
      // Deaths at every failpoint take minutes and are for test:deep; here processes are killed at random.
      { extends: true, test: { name: 'own', include: [SCHEMA, 'tests/crash/sigkill.test.ts'] } },
    ],
    reporters: ['default', './tests/setup/failures.ts'],
    globalSetup: ['tests/setup/global.ts'],
    setupFiles: ['tests/setup/console.ts', 'tests/setup/replay.ts', 'tests/setup/counting.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    coverage: { enabled: false },
  },
})
