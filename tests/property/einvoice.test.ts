import fc from 'fast-check'
import { expect, it } from 'vitest'
import { einvoice, taxWire } from '@/lib/gateways/tax'
import { FEE_ITEMS } from '@/lib/gateways/water'
import { chineseCapitals, taxLine, taxTotals, TREATMENTS } from '@/lib/invoices/tax'
import { PRIVATE_KEY, PUBLIC_KEY } from '../contract/bank/keys'
import { lower } from '../contract/bank/party'
import { SAMPLE } from '../contract/einvoice/sample'
import { runs } from '../support/runs'

const { checkEInvoice, readEInvoice, writeEInvoice } = einvoice
const piece = fc.oneof(fc.constantFrom(...'&<>"\'\r\n\t ;#'), fc.constantFrom('&amp;', ']]>', '<![CDATA[', '<!--', '王', '𠮷', '㛃', '🚰', 'é'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }))
const anyText = (maxLength: number) => fc.array(piece, { maxLength }).map((pieces) => pieces.join('').replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
const name = anyText(20).filter((text) => text.length > 0)
const party = fc.record({ taxId: fc.constantFrom('91110000802100433B', '91330100799655058B'), name, address: anyText(10), telephone: anyText(10), bankName: anyText(10), bankAccount: anyText(10) })
const amounts = fc.array(fc.tuple(fc.constantFrom(...FEE_ITEMS), fc.bigInt({ min: 1n, max: 10n ** 12n })), { minLength: 1, maxLength: 8 })

const invoice = fc.tuple(party, party, amounts, fc.boolean(), anyText(30), fc.stringMatching(/^\d{20}$/)).map(([seller, buyer, parts, isRed, remark, number]): einvoice.EInvoice => {
  const lines = parts.map(([kind, fen]) => taxLine(kind, isRed ? -fen : fen))
  const { netFen, taxFen, grossFen } = taxTotals(lines)
  const items = lines.map(({ kind, status, rate, ...amountsOf }) => {
    const { name: itemName, code, unit } = TREATMENTS[kind]
    return { ...amountsOf, name: itemName, code, unit, specification: '', quantity: '', unitPrice: '', rate: status === 'TAXED' ? rate : status }
  })
  return { ...SAMPLE, seller, buyer, items, isRed, remark: remark.slice(0, 200), number, netFen, taxFen, grossFen, capitals: chineseCapitals(grossFen) }
})

it('any invoice of ours keeps our rules, and arrives as it was sent', () => {
  fc.assert(
    fc.property(invoice, (sent) => {
      expect(checkEInvoice(sent)).toEqual([])
      expect(readEInvoice(writeEInvoice(sent))).toEqual({ ok: true, value: sent })
    }),
    { numRuns: runs(300, 20_000) },
  )
})

it('any application and any outcome of it arrive as they were sent', () => {
  const [signer, stamp] = [{ mchid: 'M1', serial: 'S1', privateKey: PRIVATE_KEY }, { timestamp: 1_773_626_400, nonce: 'nonce-0001' }]
  const [bureau, keys] = [{ bureauSerial: 'S1', bureauPublicKey: PUBLIC_KEY }, { serial: 'S1', privateKey: PRIVATE_KEY }]
  const no = fc.stringMatching(/^[0-9A-Za-z_:-]{1,64}$/)
  fc.assert(
    fc.property(invoice, no, fc.option(fc.stringMatching(/^\d{20}$/)), fc.date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }), (sent, applicationNo, redOf, at) => {
      const { number: _, issuedOn: __, bureauCode: ___, bureauName: ____, ...content } = sent
      const request = taxWire.encodeApplication(signer, { applicationNo, redOf, content }, stamp)
      const received = taxWire.decodeRequest({ ...request, headers: { authorization: request.headers.Authorization } })
      expect([received?.isBy(PUBLIC_KEY), received?.asked]).toMatchObject([true, { ok: true, value: { operation: 'apply', application: { applicationNo, redOf, content } } }])
      const expectedAt = new Date(Math.floor(at.getTime() / 1_000) * 1_000)
      for (const outcome of [{ state: 'WAITING' as const, expectedAt }, { state: 'ISSUED' as const, xml: writeEInvoice(sent) }, { state: 'REFUSED' as const, reason: 'RED_OVER' as const, message: content.remark }]) {
        expect(taxWire.decodeAnswer(bureau, applicationNo, taxWire.encodeAnswer(keys, applicationNo, outcome, stamp), stamp)).toEqual({ ok: true, value: outcome })
        const { headers, body } = taxWire.encodeNotice(keys, { noticeNo: 'n1', applicationNo, outcome }, stamp)
        expect(taxWire.decodeNotice(bureau, { headers: lower(headers), body }, stamp.timestamp)).toEqual({ noticeNo: 'n1', applicationNo, outcome })
      }
    }),
    { numRuns: runs(40, 2_000) },
  )
})

it('whatever comes is read or refused, never thrown at', () => {
  const whole = writeEInvoice(SAMPLE)
  const damage = fc.oneof(
    fc.nat({ max: whole.length }).map((at) => whole.slice(0, at)),
    fc.tuple(fc.nat({ max: whole.length }), fc.nat({ max: 200 }), fc.string({ unit: 'binary', maxLength: 20 })).map(([at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length)),
    fc.string({ unit: 'binary', maxLength: 300 }),
  )
  fc.assert(
    fc.property(damage, (xml) => {
      const read = readEInvoice(xml)
      if (read.ok) expect(readEInvoice(writeEInvoice(read.value))).toEqual(read)
      else expect(read.error).toMatch(/^[A-Z_]+$/)
    }),
    { numRuns: runs(2_000, 200_000) },
  )
})
