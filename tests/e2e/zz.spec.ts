import { test } from './fixtures'
test('favicon', async ({ page, world }) => {
  page.context().on('console', (m) => console.log('CONSOLE', m.text(), m.location().url, 'AT', page.url()))
  page.context().on('request', (r) => /icon|favicon/.test(r.url()) && console.log('REQ', r.url(), 'AT', page.url()))
  for (const p of ['/sign-in', '/', '/?error=X', '/nowhere', '/sign-in']) { console.log('GOTO', p); await page.goto(p); await page.waitForLoadState('networkidle'); await page.evaluate(() => new Promise((r) => requestAnimationFrame(r))) }
  await page.getByRole('link').first().click()
  await page.getByRole('button', { name: '居民 王女士' }).click()
  await page.waitForURL('**/me')
  for (const p of ['/me', '/services', '/water', '/water/nowhere', '/payments', '/water/bind']) { console.log('GOTO', p); await page.goto(p); await page.waitForLoadState('networkidle') }
  await page.evaluate(() => fetch('/me'))
})
