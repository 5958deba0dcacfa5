/** What a phone loads of JavaScript for a page, measured in Chromium: also what is loaded on use while the page settles. */
import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import type { Target } from './load'

/** Kilobytes (1,000 bytes) of all scripts, each gzipped. */
export async function javascriptKb(browser: Browser, { url, cookie }: Target): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, extraHTTPHeaders: cookie ? { cookie } : {} })
  const page = await context.newPage()
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const scripts = await Promise.all(bodies)
  await context.close()
  return scripts.reduce((total, body) => total + gzipSync(body).length, 0) / 1000
}
