/** `npm run test:deep`: properties with many runs, models with long sequences, crashes in loops. */
import { defineConfig } from 'vitest/config'
import config from './vitest.config'

export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ['tests/{property,crash,deep}/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    env: { SHUIDAN_DEEP: '1' },
  },
})
