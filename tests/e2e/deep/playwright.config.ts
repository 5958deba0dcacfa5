import { defineConfig } from '@playwright/test'
import usual from '../playwright.config'

/** `npm run test:deep`: eight browsers at once on a machine of two cores, so everything may take its time. */
export default defineConfig({
  ...usual,
  testDir: '.',
  // It kills a stack of its own, beside the database of ours: not beside a server that somebody else runs.
  testIgnore: process.env.E2E_OWN_STACK ? [] : ['web-killed.spec.ts'],
  outputDir: '../../.output/e2e-deep',
  workers: 8,
  timeout: 1_200_000,
  expect: { timeout: 60_000 },
  use: { ...usual.use, actionTimeout: 60_000, navigationTimeout: 60_000 },
})
