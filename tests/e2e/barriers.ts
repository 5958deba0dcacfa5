/** What keeps people out of a page: what axe finds, what is wider than the screen, what is too small to tap. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Colours are judged where they come to rest; what turns for ever is not waited for. */
function atRest(): Promise<unknown> {
  const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
  return Promise.allSettled(ending.map((animation) => animation.finished))
}

export async function expectAxeFindsNothing(page: Page, name: string): Promise<void> {
  // Between two pages there is a moment without a title.
  await expect(page).toHaveTitle(/\S/)
  await page.evaluate(atRest)
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).setLegacyMode().analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
  expect.soft(found, name).toEqual([])
}

/** Where a page is wider than the screen, what sticks out. */
function tooWide(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const out = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
  return [`${scrollWidth} px wide`, ...out.slice(-3).map((element) => element.outerHTML.slice(0, 160))]
}

/** Things to tap that are smaller than `size` px either way; a labelled choice is as large as its label. */
function tooSmall(size: number): string[] {
  const targets = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, summary, [role=switch]')]
  return targets.flatMap((target) => {
    const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
    const hidden = !target.checkVisibility({ visibilityProperty: true }) || (width <= 1 && height <= 1)
    return hidden || (width >= size - 0.5 && height >= size - 0.5) ? [] : [`${Math.round(width)} × ${Math.round(height)}: ${target.outerHTML.slice(0, 160)}`]
  })
}

export async function expectRoomOnASmallPhone(page: Page, name: string, tapPx: number): Promise<void> {
  const usual = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  expect.soft(await page.evaluate(tooWide), `${name}: wider than 320 px`).toEqual([])
  expect.soft(await page.evaluate(tooSmall, tapPx), `${name}: smaller than ${tapPx} px`).toEqual([])
  if (usual) await page.setViewportSize(usual)
}

/** As it is, dark, and in care mode, down to a small phone. */
export async function look(page: Page, name: string): Promise<void> {
  for (const [theme, care, tapPx] of [['light', false, 44], ['dark', false, 44], ['light', true, 60]] as const) {
    await page.evaluate(([theme, care]) => {
      document.documentElement.dataset.theme = theme
      document.documentElement.toggleAttribute('data-care', care)
    }, [theme, care] as const)
    await expectAxeFindsNothing(page, `${name}, ${theme}, ${care}`)
    await expectRoomOnASmallPhone(page, `${name}, ${theme}, ${care}`, tapPx)
  }
  await page.evaluate(() => {
    delete document.documentElement.dataset.theme
    document.documentElement.removeAttribute('data-care')
  })
}

const HAN = /\p{Script=Han}/u
const NAMES = /（模拟）|北京市自来水|上海城投水务|广州市自来水|示例协议费率|客服小陈|王女士|管理员|水单/g

/** In English nothing of Chinese is left but names. */
export async function expectNoHan(page: Page): Promise<void> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is not shown is no text to read
  expect((await page.locator('body').innerText()).replace(NAMES, ''), page.url()).not.toMatch(HAN)
}
