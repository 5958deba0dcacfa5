/** OpenAPI 3.1 of the APIs, made from the shapes that check its input. */
import { z } from 'zod'
import { ERROR_STATUS, type ErrorCode } from '@/lib/kernel/errors'
import { INVOICE_OPERATIONS, type Described } from '../invoices-api'
import { SESSION_COOKIE } from '../session-cookie'
import { OPERATIONS, PRESET_LIST } from './operations'
import { Problem } from './shapes'

const json = (shape: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, target: 'draft-2020-12' })
  return { 'application/json': { schema } }
}

const PROBLEM = { content: json(Problem, 'output') }

function parametersOf({ params, query }: Described) {
  const list = (shape: z.ZodObject | undefined, place: 'path' | 'query') => {
    const { properties = {}, required = [] } = shape ? (z.toJSONSchema(shape, { io: 'input' }) as { properties?: Record<string, object>; required?: string[] }) : {}
    return Object.entries(properties).map(([name, schema]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema }))
  }
  return [...list(params, 'path'), ...list(query, 'query')]
}

/** What any operation may answer. */
const ANY: readonly ErrorCode[] = ['INVALID_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', 'INTERNAL']

/** Codes by HTTP status. */
function refusalsOf({ errors }: Described) {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of [...ANY, ...errors]) {
    const status = ERROR_STATUS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, { description: codes.join(', '), ...PROBLEM }]))
}

function toOpenApi(operation: Described, security?: object) {
  const { id, summary, body, status, answer } = operation
  return {
    operationId: id,
    summary,
    parameters: parametersOf(operation),
    ...(body ? { requestBody: { required: !body.safeParse({}).success, content: json(body, 'input') } } : {}),
    ...(security ? { security } : {}),
    responses: { [status]: { description: summary, ...(answer ? { content: json(answer, 'output') } : {}) }, ...refusalsOf(operation) },
  }
}

const all = () => [...OPERATIONS.map((one) => ({ ...one, path: `/api/worlds${one.path}` })), { ...PRESET_LIST, path: '/api/presets' }]

export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {}
  const add = (one: Described, security?: object) => (paths[one.path] = { ...paths[one.path], [one.method.toLowerCase()]: toOpenApi(one, security) })
  for (const one of all()) add(one)
  for (const one of INVOICE_OPERATIONS) add(one, [{ session: [] }])
  return {
    openapi: '3.1.0',
    info: { title: '水单 · 接口 (worlds, invoices)', version: '1', description: 'Answers this machine; anybody else gives the token that npm start prints: Authorization: Bearer <token>. Invoices are a resident’s: with the session cookie, in the world of the host or of X-World.' },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } } },
    security: [{}, { token: [] }],
    paths,
  }
}

type Field = { name: string; type: string; required: boolean; note: string }
export type OperationText = { id: string; method: string; path: string; summary: string; takes: Field[]; gives: Field[]; refuses: readonly string[] }

/** The same for the page that people read. */
export function describeOperations(): OperationText[] {
  return all().map(({ id, method, path, summary, params, query, body, answer, errors }) => ({
    id, method, path, summary, refuses: errors, takes: [params, query, body].flatMap((shape) => (shape ? fieldsOf(shape, 'input') : [])), gives: answer ? fieldsOf(answer, 'output') : [],
  }))
}

type Schema = { type?: string | string[]; enum?: unknown[]; const?: unknown; format?: string; description?: string; properties?: Record<string, Schema>; required?: string[]; anyOf?: Schema[]; items?: Schema; default?: unknown }

function fieldsOf(shape: z.ZodType, io: 'input' | 'output'): Field[] {
  const schema = z.toJSONSchema(shape, { io }) as Schema
  const options = schema.properties ? [schema] : (schema.anyOf ?? [])
  return options.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).map(([name, one]) => ({ name, type: typeText(one), required: options.length === 1 && required.includes(name), note: one.description ?? '' })),
  )
}

function typeText({ type, enum: values, const: value, format, anyOf, items }: Schema): string {
  if (values) return values.join(' | ')
  if (value !== undefined) return String(value)
  if (anyOf) return anyOf.map(typeText).join(' | ')
  if (items) return `${typeText(items)}[]`
  return format ?? [type].flat().join(' | ')
}
