/** `npm run test:deep`: properties with many runs, models with long sequences, crashes in loops. As vitest.config.ts but for these. */
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/{property,crash,deep}/**/*.test.ts'],
    reporters: ['default', './tests/setup/failures.ts'],
    globalSetup: ['tests/setup/global.ts'],
    setupFiles: ['tests/setup/console.ts', 'tests/setup/replay.ts', 'tests/setup/counting.ts'],
    env: { SHUIDAN_DEEP: '1' },
    testTimeout: 600_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    coverage: { enabled: false },
  },
})
