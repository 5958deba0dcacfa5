import { expect } from 'vitest'
import { oldNumberOf } from '@/lib/companies'
import { registryNumber, type NumberForm } from '@/lib/kernel/registry-number'
import { registryCompanies } from '@/prisma/seed/registry/companies'
import { mergerRows } from '@/prisma/seed/registry/merger-rows'

const companies = new Map(registryCompanies().map(({ company }) => [company.code, company]))

export const companyOf = (code: string) => companies.get(code) ?? expect.fail(`no ${code}`)
export const numberOf = (code: string, n: number) => registryNumber(companyOf(code).numberRule as unknown as NumberForm, code, n)
export const mergerInto = (code: string) => mergerRows().find(({ newCompanyCode }) => newCompanyCode === code) ?? expect.fail(`no merger into ${code}`)
/** What the n-th customer of a company had before the merger. */
export const oldOf = (code: string, n: number) => oldNumberOf(mergerInto(code), numberOf(code, n)) ?? expect.fail('no old number')
