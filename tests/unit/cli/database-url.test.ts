import { expect, it } from 'vitest'
import { maintenanceUrl } from '@/lib/cli/bootstrap/external-database.mjs'

it('keeps a URL that names its database, and names one otherwise', () => {
  expect(maintenanceUrl('postgresql://a:b@h:5433/x?sslmode=require')).toBe('postgresql://a:b@h:5433/x?sslmode=require')
  expect(maintenanceUrl('postgres://a:b@h')).toBe('postgres://a:b@h/postgres')
})

it.each(['mysql://h/x', 'localhost:5432', ''])('refuses %o', (text) => {
  expect(() => maintenanceUrl(text)).toThrow('DATABASE_URL')
})
