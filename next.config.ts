import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Every page belongs to a world and a person: there is nothing to keep.
  cacheMaxMemorySize: 0,
  reactStrictMode: true,
  // Types and style are checked by npm test, once.
  typescript: { ignoreBuildErrors: true },
  // chinese-days says CommonJS of a file that is not: Node takes its other one. pdfkit and fontkit read files of their own.
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg', 'chinese-days', 'pdfkit', 'fontkit'],
  experimental: { serverActions: { bodySizeLimit: '700kb' } },
}

export default config
