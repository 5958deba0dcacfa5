/** Pictures for tests of scanning: each a file as a person would choose it. */
import type { Browser } from '@playwright/test'
import encodeQR from 'qr'

export type Picture = { name: string; mimeType: string; buffer: Buffer }

export const qrPicture = (text: string): Picture => ({ name: '表盘.gif', mimeType: 'image/gif', buffer: Buffer.from(encodeQR(text, 'gif', { scale: 6 })) })

/** A code somewhere on a photo of twelve megapixels, not held straight. */
export async function qrPhoto(browser: Browser, text: string): Promise<Picture> {
  const page = await browser.newPage({ viewport: { width: 4000, height: 3000 } })
  const code = encodeQR(text, 'svg').replace('<svg', '<svg width="520" height="520" style="position:absolute;left:2600px;top:700px;transform:rotate(17deg)"')
  await page.setContent(`<body style="margin:0;background:repeating-radial-gradient(circle at 30% 70%,#777 0 90px,#aaa 91px 160px)">${code}`)
  const buffer = await page.screenshot({ type: 'jpeg', quality: 70 })
  await page.close()
  return { name: 'IMG_0042.jpg', mimeType: 'image/jpeg', buffer }
}
