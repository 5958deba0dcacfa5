import { expectAxeFindsNothing } from './barriers'
import { expect, test } from './fixtures'
import { enter } from '../kit'
import { agree, quoteAll, resultOf } from './steps'
import { testTour, USUAL_TOURS } from './tour-in-every-mode'

USUAL_TOURS.forEach(testTour)

test('no barriers beside the phone on a desk, nor on the pages for staff', async ({ page, admin, qa, world }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await enter(page, '居民 王女士')
  await quoteAll(page, await world.bind('0100000001'))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  for (const theme of ['light', 'dark']) {
    for (const one of [page, admin, qa]) await one.context().addCookies([{ name: 'shuidan.theme', value: theme, url: world.origin }])
    await page.goto('/')
    await expect(page.getByText(/0100000001 · ¥90.00/)).toBeVisible()
    await expectAxeFindsNothing(page, `start with panel, ${theme}`)
    await qa.reload()
    await expect(qa.getByText(/0100000001 · ¥90.00/)).toBeVisible()
    await expectAxeFindsNothing(qa, `worlds, ${theme}`)
    await admin.reload()
    await expect(admin.getByRole('row', { name: /0100000001/ })).toBeVisible()
    await expectAxeFindsNothing(admin, `console, ${theme}`)
  }
})
