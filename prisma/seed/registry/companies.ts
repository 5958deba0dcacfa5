/** More than three thousand companies: one a county or district, one a city (rule X8). Facts: divisions.txt; all else is made up and says so. */
import type { Prisma } from '@/lib/db'
import { formerNames, searchKeys, stemOf } from '@/lib/companies/naming'
import { sha256Hex } from '@/lib/kernel/canonical'
import { creditCodeCheck } from '@/lib/kernel/credit-code'
import { TERMS } from '../sim-companies'
import { demoSm2Pair } from '../sm2-pairs'
import type { CatalogueCompany } from '../tariffs'
import { chance, pick } from './chance'
import { readDivisions, type Division } from './divisions'
import { MERGERS } from './mergers'
import { numberRuleOf } from './number-rules'
import { MONTHLY_STEPS, PRICE_CITIES, priceCityOf } from './prices'
import { protocolOf, termsOf } from './terms'

export type RegistryCompany = {
  company: Prisma.CompanyCreateManyInput & { code: string }
  sim: Omit<Prisma.SimWaterCompanyCreateManyInput, 'closedOn'>
  merchant: Prisma.SimBankMerchantCreateManyInput
  seller: { companyCode: string; taxId: string; name: string; provinceCode: string }
  priceCity: CatalogueCompany
}

/** Cities with a company from the beginning, which serves all of their districts. */
const SERVED = ['110100', '310100', '440100']
const SOURCE = '区划：国家统计局 2023 年；户号规则、验证、渠道、费率、时间窗均为模拟'
const OWN_CODES = new Map(Object.entries(PRICE_CITIES).map(([company, { cityCode }]) => [cityCode, company]))

/** Those of the catalogue have a word for a code, all others that of the division. */
const codeOf = ({ code }: Division) => OWN_CODES.get(code) ?? `w${code}`

function nameOf(division: Division, code: string): { name: string; shortName: string; area: string } {
  const kind = pick('kind', code, ['自来水', '水务', '供水'])
  const isOwnCity = division.code === division.cityCode
  const area = isOwnCity ? division.cityTitle : division.cityTitle + division.name
  return { name: `${area}${kind}（模拟）`, shortName: stemOf(isOwnCity ? division.cityTitle : division.name) + kind, area }
}

function toCompany(division: Division): RegistryCompany {
  const code = codeOf(division)
  const { name, shortName, area } = nameOf(division, code)
  const { acquirer, windows, ...terms } = termsOf(code)
  const numberRule = numberRuleOf(code)
  const { example: _, old: __, meterSerial, ...form } = numberRule
  const priceCity = priceCityOf(division.code, division.cityCode)
  const cycle = MONTHLY_STEPS.includes(priceCity) ? 1 : pick('cycle', code, [1, 2])
  const place = { divisionCode: division.code, divisionName: division.name, cityCode: division.cityCode, cityName: division.cityName, provinceName: division.provinceName }
  const companyId = division.code + chance.digits('company', code, 3)
  const shared = { code, name, companyId, merchantId: `16${division.code}${chance.digits('merchant', code, 2)}`, signingKey: signingKeyOf(code) }
  const acquirerMerchantNo = `898${division.code}${chance.digits('acquirer', code, 3)}`
  return {
    company: {
      ...shared, ...terms, ...place, ...searchKeys({ code, name, shortName, companyId, ...place, formerly: formerlyOf(code) }), shortName, numberRule, windows, acquirerMerchantNo,
      hotline: `96${division.code}`, enabled: true, platformSm2PrivateKey: demoSm2Pair('platform').privateKey, companySm2PublicKey: demoSm2Pair('registry').publicKey, protocol: protocolOf(code), endpoint: `sim:${code}`, isSandbox: false, cycleMonths: cycle, serviceFeeSource: '示例协议费率（模拟）', source: SOURCE,
    },
    sim: {
      ...shared, ...TERMS, companySm2PrivateKey: demoSm2Pair('registry').privateKey, platformSm2PublicKey: demoSm2Pair('platform').publicKey, smsSign: `${shortName}(模拟)`, cycle, tierPeriod: MONTHLY_STEPS.includes(priceCity) ? 'MONTH' : 'YEAR', issueDay: chance.int('issue day', code, 3, 12),
      priceCode: priceCity === code ? null : priceCity, windows, registry: { area, meterSerial: meterSerial ?? 'A999999999', form },
    },
    merchant: { merchantNo: acquirerMerchantNo, name, channel: acquirer, creditFeePpm: acquirer === 'LEGACY_UNIONPAY' ? 10_000 : 0 },
    seller: { companyCode: code, taxId: taxIdOf(division.code), name, provinceCode: division.code.slice(0, 2) },
    priceCity,
  }
}

const formerlyOf = (code: string) => MERGERS.filter(({ newCompanyCode }) => newCompanyCode === code).flatMap(formerNames)

/** As long as a key of theirs is; simulated, so no secret. */
const signingKeyOf = (code: string) => sha256Hex(`registry key ${code}`).slice(0, 32)

function taxIdOf(divisionCode: string): string {
  const first17 = `91${divisionCode}MA0R00001`
  return first17 + creditCodeCheck(first17)
}

let made: RegistryCompany[] | undefined

/** In the order of their divisions, cities first; made once. */
export function registryCompanies(): readonly RegistryCompany[] {
  if (made) return made
  const { cities, counties } = readDivisions()
  made = [...cities, ...counties].filter(({ cityCode }) => !SERVED.includes(cityCode)).map(toCompany)
  return made
}
