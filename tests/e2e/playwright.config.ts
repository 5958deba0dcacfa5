import path from 'node:path'
import { defineConfig } from '@playwright/test'

/** Cannot be had from a page's own code and yet slows or clutters a run: what Chromium does for itself in the background. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

export default defineConfig({
  testDir: '.',
  testIgnore: ['deep/**'],
  outputDir: '../.output/e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], [path.resolve(import.meta.dirname, '../setup/failures.ts')]],
  use: {
    // A phone; tests about desks and small phones set their own.
    viewport: { width: 375, height: 812 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Nothing moves, so nothing is waited for; the main job alone is seen as it moves.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', ...QUIET],
    },
  },
})
