import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Every page belongs to a world and a person: there is nothing to keep.
  cacheMaxMemorySize: 0,
  reactStrictMode: true,
  // Types and style are checked by npm test, once.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg'],
  experimental: { serverActions: { bodySizeLimit: '100kb' } },
}

export default config
