import type { Page } from '@playwright/test'
import encodeQR from 'qr'
import { expectAxeFindsNothing } from './barriers'
import { expect, test } from './fixtures'
import { qrPhoto, qrPicture, type Picture } from './qr-pictures'
import { expectTitle } from './steps'

const ADDRESS = 'https://beijing.water.example/pay?mno=0100000001'
const NOT_OURS = '这不是北京市自来水（模拟）水表上的二维码，没有填入任何内容。您也可以照着纸质账单填写。'

const fieldOf = (page: Page) => page.getByRole('textbox', { name: '用户编号（户号）' })
const sheetOf = (page: Page) => page.getByRole('dialog', { name: '扫水表上的二维码' })

async function tapScan(page: Page): Promise<void> {
  await page.goto('/water/bind/beijing')
  await page.getByRole('button', { name: '扫一扫' }).click()
}

async function openScan(page: Page): Promise<void> {
  await tapScan(page)
  await expect(sheetOf(page)).toBeVisible()
}

const choose = (page: Page, picture: Picture) => sheetOf(page).getByLabel('从相册选择').setInputFiles(picture)

async function expectFilledIn(page: Page, number: string): Promise<void> {
  await expect(sheetOf(page)).toHaveCount(0)
  await expect(fieldOf(page)).toHaveValue(number)
  await expect(fieldOf(page)).toBeFocused()
}

test('the code on the dial fills in the number, from a bare number, an address and a photo; 下一步 is left to the person', async ({ resident: page, browser, world }) => {
  for (const picture of [qrPicture('0100000001'), qrPicture(ADDRESS), await qrPhoto(browser, ADDRESS)]) {
    await openScan(page)
    await choose(page, picture)
    await expectFilledIn(page, '0100000001')
  }
  await expect(page.getByText('已识别为 0100000001，10 位，位数正确')).toBeVisible()
  expect((await world.books()).bindings).toEqual([])
  await page.getByRole('button', { name: '下一步' }).click()
  await expectTitle(page, '验证身份')
  await expect(page.getByText('01****0001')).toBeVisible()
})

test('a scanned number is checked like a typed one', async ({ resident: page }) => {
  await openScan(page)
  await choose(page, qrPicture('0199999999'))
  await expectFilledIn(page, '0199999999')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '该户号不存在' })).toBeVisible()
})

test('hostile codes fill in nothing, show nothing and lead nowhere', async ({ resident: page }) => {
  await openScan(page)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const address = page.url()
  for (const text of ['https://beijing.water.example.evil.example/pay?mno=0100000001', 'https://beijing.water.example@evil.example/pay?mno=0100000001', 'javascript:alert(1)', '<img src=x onerror=alert(1)>', 'WIFI:T:WPA;S:evil;P:12345678;;', `\u202e${ADDRESS}`, '1'.repeat(2000)]) {
    await choose(page, qrPicture(text))
    await expect(sheetOf(page).getByRole('status'), text).toHaveText(NOT_OURS)
    await choose(page, { name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await expect(sheetOf(page).getByRole('status')).toContainText('这不是能识别的图片')
  }
  await expect(page.getByText(/evil|alert|WIFI/)).toHaveCount(0)
  await sheetOf(page).getByRole('button', { name: '关闭' }).click()
  await expect(fieldOf(page)).toHaveValue('')
  await expect(page.getByRole('button', { name: '扫一扫' })).toBeFocused()
  expect(page.url()).toBe(address)
  expect(asked.filter((url) => !url.startsWith('blob:') && !url.includes('/_next/'))).toEqual([])
})

test('pictures without a code, files that are none and files that are too big say so', async ({ resident: page }) => {
  const plain = await page.screenshot()
  await openScan(page)
  for (const [picture, text] of [
    [{ name: '截图.png', mimeType: 'image/png', buffer: plain }, '图片里没有找到二维码，请拍得清楚、完整一些再试。'],
    [{ name: '账单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }, '这不是能识别的图片，请选择照片或截图。'],
    [{ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') }, '这不是能识别的图片，请选择照片或截图。'],
    [{ name: 'x.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(encodeQR(ADDRESS, 'svg')) }, '这不是能识别的图片，请选择照片或截图。'],
    [{ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(10_000_001) }, '图片太大了，请选择 10 兆以内的图片。'],
  ] as const) {
    await choose(page, picture)
    await expect(sheetOf(page).getByRole('status'), picture.name).toHaveText(text)
  }
  await choose(page, qrPicture(ADDRESS))
  await expectFilledIn(page, '0100000001')
})

/** A camera that sees this code and nothing else; `tracks` is what it has handed out. */
function pretendCamera(code: boolean[][]): void {
  const tracks: MediaStreamTrack[] = []
  Object.assign(globalThis, { tracks })
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 640, height: 480 })
    const context = canvas.getContext('2d')
    const paint = () => {
      if (!context) return
      context.fillStyle = '#fff'
      context.fillRect(0, 0, 640, 480)
      context.fillStyle = '#000'
      for (const [y, row] of code.entries()) {
        for (const [x, dark] of row.entries()) if (dark) context.fillRect(160 + x * 8, 80 + y * 8, 8, 8)
      }
    }
    paint()
    setInterval(paint, 50)
    const stream = canvas.captureStream(20)
    tracks.push(...stream.getTracks())
    return stream
  }
}

const tracksOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState))

test('the camera fills in the number and goes off', async ({ resident: page }) => {
  await page.addInitScript(pretendCamera, encodeQR(ADDRESS, 'raw'))
  // The sheet is gone with the first code it reads, which may be before anybody looks.
  await tapScan(page)
  await expectFilledIn(page, '0100000001')
  const tracks = await tracksOf(page)
  expect(tracks.length).toBeGreaterThan(0)
  for (const state of tracks) expect(state).toBe('ended')
})

test('a code that is none of ours leaves the camera on until the sheet is closed', async ({ resident: page }) => {
  await page.addInitScript(pretendCamera, encodeQR('https://evil.example/', 'raw'))
  await openScan(page)
  await expect(sheetOf(page).getByRole('status')).toHaveText(NOT_OURS)
  expect(await tracksOf(page)).toContain('live')
  await expectAxeFindsNothing(page, 'scanning')
  await page.keyboard.press('Escape')
  await expect(sheetOf(page)).toHaveCount(0)
  for (const state of await tracksOf(page)) expect(state).toBe('ended')
  await expect(fieldOf(page)).toHaveValue('')
})

for (const [name, text] of [
  ['NotAllowedError', '没有摄像头权限。请在浏览器设置里允许，或从相册选择图片。'],
  ['NotFoundError', '这台设备没有可用的摄像头，请从相册选择图片。'],
  ['', '这台设备没有可用的摄像头，请从相册选择图片。'],
] as const) {
  test(`without a camera (${name || 'unknown to the browser'}) a picture still does`, async ({ resident: page }) => {
    await page.addInitScript((name) => {
      const refuse = () => Promise.reject(new DOMException('', name))
      Object.defineProperty(navigator, 'mediaDevices', { value: name ? { getUserMedia: refuse } : undefined })
    }, name)
    await openScan(page)
    await expect(sheetOf(page).getByRole('status')).toHaveText(text)
    await choose(page, qrPicture('0100000001'))
    await expectFilledIn(page, '0100000001')
  })
}
