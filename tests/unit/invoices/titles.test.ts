import { describe, expect, it } from 'vitest'
import { checkTaxId, checkTitle } from '@/lib/invoices/titles'

describe('a taxpayer’s number', () => {
  it.each([
    ['91110000802100433B', '91110000802100433B'],
    [' ９１１１００００８０２１００４３３ｂ ', '91110000802100433B'],
    ['9111 0000-8021 0043 3B', '91110000802100433B'],
    ['339901999999142', '339901999999142'],
    ['11010519491231002X01', '11010519491231002X01'],
  ])('%j is taken as %s', (typed, kept) => {
    expect(checkTaxId(typed)).toEqual({ ok: true, value: kept })
  })

  it.each([
    ['', { code: 'TAX_ID_EMPTY' }],
    ['  ', { code: 'TAX_ID_EMPTY' }],
    ['91110000802100433B’; DROP', { code: 'TAX_ID_CHARSET' }],
    ['统一社会', { code: 'TAX_ID_CHARSET' }],
    ['9111000080210043', { code: 'TAX_ID_LENGTH', params: { actual: 16 } }],
    ['91110000802100433BB', { code: 'TAX_ID_LENGTH', params: { actual: 19 } }],
    ['9111OOOO802100433B', { code: 'TAX_ID_LETTERS', params: { letters: 'O', digits: '0' } }],
    ['9I11000080210043ZB', { code: 'TAX_ID_LETTERS', params: { letters: 'I、Z', digits: '1、2' } }],
    ['91110000802100433A', { code: 'TAX_ID_CHECK' }],
    ['ABCDEFGHJKLMNPQ', { code: 'TAX_ID_CHECK' }],
    ['11010519491231002001', { code: 'TAX_ID_CHECK' }],
  ])('%j is refused', (typed, error) => {
    expect(checkTaxId(typed)).toEqual({ ok: false, error })
  })
})

describe('a title', () => {
  const firm = { kind: 'ORGANISATION' as const, name: '北京水韵物业管理有限公司', taxId: '91110000802100433B', address: '', telephone: '', bankName: '', bankAccount: '' }

  it('of a person is a name alone', () => {
    expect(checkTitle({ ...firm, kind: 'PERSON', name: '  王 芳 ', telephone: '12' })).toEqual({ ok: true, value: { kind: 'PERSON', name: '王 芳', taxId: '', address: '', telephone: '', bankName: '', bankAccount: '' } })
  })

  it('of an organisation is kept as it is printed', () => {
    const typed = { ...firm, address: ' 海淀区  学院路 5 号', telephone: '０１０-62345678', bankName: '工商银行学院路支行', bankAccount: '0200 0030 0900 0000 123' }
    expect(checkTitle(typed)).toEqual({ ok: true, value: { ...firm, address: '海淀区 学院路 5 号', telephone: '010-62345678', bankName: '工商银行学院路支行', bankAccount: '0200003009000000123' } })
  })

  it.each([
    [{ name: ' ' }, 'TITLE_EMPTY'],
    [{ name: '水'.repeat(101) }, 'TITLE_LENGTH'],
    [{ name: '<script>' }, 'TITLE_CHARSET'],
    [{ taxId: '' }, 'TAX_ID_EMPTY'],
    [{ address: '路'.repeat(101) }, 'TITLE_DETAIL'],
    [{ bankName: '<b>', bankAccount: '12345678' }, 'TITLE_DETAIL'],
    [{ telephone: '123456' }, 'TITLE_PHONE'],
    [{ telephone: '电话 62345678' }, 'TITLE_PHONE'],
    [{ bankName: '工商银行' }, 'TITLE_BANK'],
    [{ bankAccount: '0200003009000000123' }, 'TITLE_BANK'],
    [{ bankName: '工商银行', bankAccount: '1234567' }, 'TITLE_BANK'],
  ])('%j is refused', (wrong, code) => {
    expect(checkTitle({ ...firm, ...wrong })).toMatchObject({ ok: false, error: { code } })
  })
})
