import { expect, it } from 'vitest'
import { promptOf, REFUSALS } from '@/lib/gateways/water'

/** pay.weixin.qq.com/doc/v3/merchant/4013839523, column 页面提示. */
const PROMPTS = {
  EQ0001: '缴费单位系统超时,请稍后再试',
  EQ0002: '缴费单位系统超时,请稍后再试',
  EQ0003: '缴费单位系统超时,请稍后再试',
  EQ0004: '查询无此用户',
  EQ0005: '未查询到欠费信息',
  EQ0006: '该户号不存在',
  EQ0007: '缴费系统批扣时间,暂时无法缴费',
  EQ0008: '超过缴费单位受理时间,请联系缴费单位',
  EQ0009: '该用户不支持网上缴费,请联系缴费单位',
  EQ0010: '缴费单位系统超时,请稍后再试',
  EQ0011: '缴费单位系统超时,请稍后再试',
  EQ0012: '账单信息异常,请联系缴费单位',
  EQ0013: '账单信息异常,请联系缴费单位',
  EQ0014: '该号码缴费次数超出上限',
  EQ0015: '该业务不支持异地办理,请选择正确的城市',
  EQ0021: '通信异常暂无法缴费,请联系缴费机构',
  EQ0024: '上次缴费未完成,暂无法缴费,请联系缴费机构',
}

it.each(Object.entries(PROMPTS))('%s shows %s', (code, prompt) => expect(promptOf(code)).toBe(prompt))

it('knows no other EQ code', () => {
  expect(Object.keys(REFUSALS).filter((code) => code.startsWith('EQ'))).toEqual(Object.keys(PROMPTS))
})

it.each(['EP0001', 'constructor', ''])('has a Chinese prompt for %j', (code) => expect(promptOf(code)).toMatch(/^[\u4e00-\u9fff,]+$/))
