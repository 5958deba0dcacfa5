/** Writing and reading each kind of field. */
import { err, ok, type Result } from '@/lib/kernel/result'
import type { CodeField, CountField, FenField, Field, FiguresField, TextField, ValueOfField } from './fields'
import { cutBetween, decodeGb18030, encodeGb18030 } from './gb18030'

/** NOT_IN_GB18030: does not survive the encoding, or is none. TOO_LONG: does not fit and must not be cut. NOT_A_VALUE: anything else that may not stand there. */
export type FieldProblem = 'NOT_IN_GB18030' | 'TOO_LONG' | 'NOT_A_VALUE'

type Kind<F extends Field> = {
  write(field: F, value: ValueOfField<F>): Result<Uint8Array, FieldProblem>
  read(field: F, bytes: Uint8Array): Result<ValueOfField<F>, FieldProblem>
}

const SPACE = 0x20
const CODE = /^[\x21-\x7e]+$/
const WHOLE = /^\d+$/

/** Bytes above ASCII become letters that no pattern takes. */
const latin = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

function filled(text: string, { bytes }: Field, side: 'LEFT' | 'RIGHT', pad: ' ' | '0'): Result<Uint8Array, FieldProblem> {
  if (text.length > bytes) return err('TOO_LONG')
  return ok(Buffer.from(side === 'LEFT' ? text.padEnd(bytes, pad) : text.padStart(bytes, pad), 'latin1'))
}

/** Spaces on either side mean nothing, whichever side a company fills. */
const trimmed = (bytes: Uint8Array): string => latin(bytes).replace(/^ +| +$/g, '')

const TEXT: Kind<TextField> = {
  write({ bytes }, value) {
    const encoded = encodeGb18030(value)
    if (!encoded) return err('NOT_IN_GB18030')
    const place = new Uint8Array(bytes).fill(SPACE)
    place.set(cutBetween(encoded, bytes))
    return ok(place)
  },
  read(_, bytes) {
    const end = bytes.findLastIndex((byte) => byte !== SPACE) + 1
    // Companies that cut by bytes leave half a character at the end of a place that is full; the name before it is still one.
    const text = decodeGb18030(end === bytes.byteLength ? cutBetween(bytes, end) : bytes.subarray(0, end))
    return text === null ? err('NOT_IN_GB18030') : ok(text.replace(/ +$/, ''))
  },
}

const CODES: Kind<CodeField> = {
  write: (field, value) => (CODE.test(value) || (field.mayBeBlank && value === '') ? filled(value, field, field.side, ' ') : err('NOT_A_VALUE')),
  read(field, bytes) {
    const value = trimmed(bytes)
    return CODE.test(value) || (field.mayBeBlank && value === '') ? ok(value) : err('NOT_A_VALUE')
  },
}

const isFigures = ({ bytes, pattern, mayBeBlank }: FiguresField, value: string): boolean =>
  (value.length === bytes && pattern.test(value)) || (mayBeBlank && value === '')

const FIGURES: Kind<FiguresField> = {
  write: (field, value) => (isFigures(field, value) ? filled(value, field, 'LEFT', ' ') : err('NOT_A_VALUE')),
  read(field, bytes) {
    const value = trimmed(bytes)
    return isFigures(field, value) ? ok(value) : err('NOT_A_VALUE')
  },
}

const COUNT: Kind<CountField> = {
  write(field, value) {
    if (!Number.isSafeInteger(value) || value < 0) return err('NOT_A_VALUE')
    return filled(value === 0 && field.zeroIsBlank ? '' : value.toString(), field, field.side, field.pad)
  },
  read(field, bytes) {
    const value = trimmed(bytes)
    if (value === '' && field.zeroIsBlank) return ok(0)
    return WHOLE.test(value) ? ok(Number.parseInt(value, 10)) : err('NOT_A_VALUE')
  },
}

const FEN: Kind<FenField> = {
  write: (field, value) => (value >= 0n ? filled(value.toString(), field, 'RIGHT', field.pad) : err('NOT_A_VALUE')),
  read(_, bytes) {
    const value = trimmed(bytes)
    return WHOLE.test(value) ? ok(BigInt(value)) : err('NOT_A_VALUE')
  },
}

const KINDS = { TEXT, CODE: CODES, FIGURES, COUNT, FEN } satisfies { [K in Field['kind']]: Kind<Extract<Field, { kind: K }>> }

const kindOf = <F extends Field>(field: F): Kind<F> => KINDS[field.kind] as unknown as Kind<F>

export const writeField = <F extends Field>(field: F, value: ValueOfField<F>): Result<Uint8Array, FieldProblem> => kindOf(field).write(field, value)
export const readField = <F extends Field>(field: F, bytes: Uint8Array): Result<ValueOfField<F>, FieldProblem> => kindOf(field).read(field, bytes)
