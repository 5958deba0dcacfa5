/** Layouts applied: values ↔ bytes. */
import { err, ok, type Result } from '@/lib/kernel/result'
import { sizeOf, type CountField, type Field, type Layout, type ValueOf } from './fields'
import { readField, writeField, type FieldProblem } from './kinds'

/** Which field, and what is wrong with it; or what is wrong with the whole. */
export type Problem = { kind: FieldProblem; field: string } | { kind: 'WRONG_LENGTH' | 'NO_TRAILER' | 'FRAME_TOO_LONG' | 'UNKNOWN_TRADE_CODE' | 'MISMATCH' }

/** Fields, then rows behind their number. `rows: null`: there are none. */
export type Body = { fields: Layout; rows: { count: CountField; fields: Layout } | null }
type RowOf<B extends Body> = B['rows'] extends { fields: infer L extends Layout } ? ValueOf<L> : never
export type ValueOfBody<B extends Body> = { info: ValueOf<B['fields']>; rows: RowOf<B>[] }

type Values = Record<string, string | number | bigint>

export function writeRecord<L extends Layout>(layout: L, value: ValueOf<L>): Result<Uint8Array, Problem> {
  const parts: Uint8Array[] = []
  for (const [name, field] of Object.entries<Field>(layout)) {
    const written = writeField(field, (value as Values)[name] as never)
    if (!written.ok) return err({ kind: written.error, field: name })
    parts.push(written.value)
  }
  return ok(Buffer.concat(parts))
}

export function readRecord<L extends Layout>(layout: L, bytes: Uint8Array): Result<ValueOf<L>, Problem> {
  if (bytes.byteLength !== sizeOf(layout)) return err({ kind: 'WRONG_LENGTH' })
  const values: Values = {}
  let at = 0
  for (const [name, field] of Object.entries<Field>(layout)) {
    const read = readField(field, bytes.subarray(at, at + field.bytes))
    if (!read.ok) return err({ kind: read.error, field: name })
    values[name] = read.value
    at += field.bytes
  }
  return ok(values as ValueOf<L>)
}

export function writeBody<B extends Body>({ fields, rows: shape }: B, { info, rows }: ValueOfBody<B>): Result<Uint8Array, Problem> {
  const head = writeRecord(fields, info)
  if (!head.ok || !shape) return head
  const number = writeRecord({ rows: shape.count }, { rows: rows.length })
  if (!number.ok) return number
  const parts = [head.value, number.value]
  for (const row of rows) {
    const written = writeRecord(shape.fields, row as Values)
    if (!written.ok) return written
    parts.push(written.value)
  }
  return ok(Buffer.concat(parts))
}

/** The number of rows has to be that of the bytes: it is never a reason to set memory aside. */
export function readBody<B extends Body>(body: B, bytes: Uint8Array): Result<ValueOfBody<B>, Problem> {
  const { fields, rows: shape }: Body = body
  const start = sizeOf(fields)
  const info = readRecord(fields, bytes.subarray(0, start))
  if (!info.ok) return info
  const listed = readRows(shape, bytes.subarray(start))
  return listed.ok ? ok({ info: info.value, rows: listed.value } as unknown as ValueOfBody<B>) : listed
}

function readRows(shape: Body['rows'], bytes: Uint8Array): Result<Values[], Problem> {
  if (!shape) return bytes.byteLength === 0 ? ok([]) : err({ kind: 'WRONG_LENGTH' })
  const { count, fields } = shape
  const number = readRecord({ rows: count }, bytes.subarray(0, count.bytes))
  if (!number.ok) return number
  const size = sizeOf(fields)
  if (bytes.byteLength !== count.bytes + number.value.rows * size) return err({ kind: 'WRONG_LENGTH' })
  const rows: Values[] = []
  for (let at = count.bytes; at < bytes.byteLength; at += size) {
    const row = readRecord(fields, bytes.subarray(at, at + size))
    if (!row.ok) return row
    rows.push(row.value)
  }
  return ok(rows)
}
