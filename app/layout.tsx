import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { SoftLinks } from '@/components/ui/soft-links'
import { readAppearance } from '@/lib/edge/theme'
import './globals.css'

export const metadata: Metadata = {
  title: { default: '水单', template: '%s · 水单' },
  description: '微信生活缴费水费流程的模拟器',
  icons: { icon: '/icon.svg' },
  formatDetection: { telephone: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ededed' },
    { media: '(prefers-color-scheme: dark)', color: '#111111' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [{ locale, theme, care }, head] = await Promise.all([readAppearance(), headers()])
  return (
    <html lang={locale} data-theme={theme === 'auto' ? undefined : theme} data-care={care || undefined}>
      <head>
        {/* React Aria gives its own style elements this nonce. */}
        <meta property="csp-nonce" nonce={head.get('x-nonce') ?? undefined} />
      </head>
      <body>
        {children}
        <SoftLinks />
      </body>
    </html>
  )
}
