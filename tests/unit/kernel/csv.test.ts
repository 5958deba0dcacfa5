import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvFile, csvRow } from '@/lib/kernel/csv'

test('a file begins with the mark that Excel wants, and ends each line as RFC 4180 says', () => {
  expect(csvFile(['时间', '金额'], [['2026-03-16', '90.00']])).toBe('\ufeff时间,金额\r\n2026-03-16,90.00\r\n')
})

test.each([
  ['=HYPERLINK("http://evil.example")', `"'=HYPERLINK(""http://evil.example"")"\r\n`],
  ['+1', `'+1\r\n`], ['-1', `'-1\r\n`], ['@SUM(A1)', `'@SUM(A1)\r\n`], ['\t=1', `'\t=1\r\n`],
  ['a,b', '"a,b"\r\n'], ['say "hi"', '"say ""hi"""\r\n'], ['two\nlines', '"two\nlines"\r\n'], ['4200\t', '4200\t\r\n'], ['', '\r\n'],
])('%j', (text, line) => {
  expect(csvRow([text])).toBe(line)
})

/** A reader of its own, character by character. */
function read(line: string): string[] {
  const fields: string[] = []
  let [field, quoted] = ['', false]
  for (let at = 0; at < line.length; at += 1) {
    const here = line[at] ?? ''
    if (quoted && here === '"' && line[at + 1] === '"') field += line[(at += 1)]
    else if (here === '"') quoted = !quoted
    else if (here === ',' && !quoted) {
      fields.push(field)
      field = ''
    } else field += here
  }
  return [...fields, field]
}

test('what was written is read back', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 })
  fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (fields) => {
    const back = read(csvRow(fields).slice(0, -2))
    expect(back.map((field, n) => (/^[=+\-@\t\r]/.test(fields[n] ?? '') ? field.slice(1) : field))).toEqual(fields)
  }))
})
