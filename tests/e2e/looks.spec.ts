import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

/** Text → its size in px as it is drawn, of everything that is read on the page. */
async function fontSizes(page: Page): Promise<Map<string, number>> {
  const sizes = await page.locator('main').evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const found: [string, number][] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent?.trim()
      // Letters of a picture are its drawing; what only screen readers see has no size.
      if (!parent || !text || parent.closest('.sr-only, [role=img]:not(svg)')) continue
      const scale = parent instanceof SVGElement ? (parent.ownerSVGElement?.getScreenCTM()?.a ?? 1) : 1
      found.push([`${text} in ${parent.tagName}`, Number.parseFloat(getComputedStyle(parent).fontSize) * scale])
    }
    return found
  })
  return new Map(sizes)
}

test('care mode: every text is at least 1.4 times as large', async ({ resident: page, world }) => {
  const account = await world.bind('0100000002')
  await page.goto(`/water/${account}`)
  await page.getByRole('link', { name: /2025年11–12月/ }).click()
  await page.waitForURL('**/bills/**')
  const paths = ['/me', '/services', '/water', `/water/${account}`, `/water/${account}/bills`, new URL(page.url()).pathname, `/water/${account}/pay`]
  const usual: Map<string, number>[] = []
  for (const path of paths) {
    await page.goto(path)
    usual.push(await fontSizes(page))
  }
  await page.goto('/me')
  await page.getByRole('switch', { name: '关怀模式' }).click()
  await expect(page.getByRole('switch', { name: '关怀模式' })).toBeChecked()
  for (const [n, path] of paths.entries()) {
    await page.goto(path)
    const small = [...(await fontSizes(page))].filter(([text, size]) => size < (usual[n]?.get(text) ?? 0) * 1.399)
    expect.soft(small.map(([text, size]) => `${text}: ${usual[n]?.get(text)} → ${size}`), path).toEqual([])
  }
})

test('language and appearance stay as chosen', async ({ resident: page }) => {
  const html = page.locator('html')
  await page.getByRole('button', { name: '深色' }).click()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(17, 17, 17)')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(html).toHaveAttribute('lang', 'en')
  await expect(page).toHaveTitle('Me · 水单')
  await page.goto('/services')
  await expect(html).toHaveAttribute('lang', 'en')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.goto('/me')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(html).toHaveAttribute('lang', 'zh-CN')
  await page.getByRole('button', { name: '跟随系统' }).click()
  await expect(html).not.toHaveAttribute('data-theme')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(237, 237, 237)')
})

test('the content security policy: a nonce for every answer, no inline scripts', async ({ resident: page, world }) => {
  const nonces = new Set<string>()
  for (const path of ['/me', '/water', '/water/bind', `/water/${await world.bind('0100000001')}`, '/']) {
    const response = await page.goto(path)
    const policy = (await response?.headerValue('content-security-policy')) ?? ''
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? ''
    const nonce = /'nonce-(\w{16,})'/.exec(scripts)?.[1] ?? ''
    expect(scripts).not.toContain('unsafe-inline')
    expect(scripts).not.toContain("'unsafe-eval'")
    expect(/style-src ([^;]+)/.exec(policy)?.[1]).not.toContain('unsafe-inline')
    for (const rule of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(rule)
    const html = (await response?.text()) ?? ''
    expect([...html.matchAll(/<script\b(?![^>]*\bnonce="(\w+)")[^>]*>/g)].map(([tag]) => tag), path).toEqual([])
    expect(html).toContain(`nonce="${nonce}"`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(5)
})
