import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    // Deaths at every failpoint take minutes and are for test:deep; here processes are killed at random.
    include: ['tests/{unit,property,contract,architecture,integration}/**/*.test.ts', 'tests/crash/sigkill.test.ts'],
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
