/** JSON as it travels: names in snake_case, one object at the top. */

/** Deeper than anything of ours; keeps hostile input cheap. */
const MAX_DEPTH = 6

const toSnake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const toCamel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

export type JsonObject = Record<string, unknown>

export function writeJson(value: JsonObject): string {
  return JSON.stringify(rename(value, toSnake, 0))
}

/** null: no JSON object, or too deep. Names that are not in snake_case are left out. */
export function readJson(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? (rename(value, (name) => (/^[a-z][a-z0-9_]*$/.test(name) ? toCamel(name) : ''), 0) as JsonObject) : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function rename(value: unknown, name: (key: string) => string, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new RangeError('JSON is too deep')
  if (Array.isArray(value)) return value.map((inner) => rename(inner, name, depth + 1))
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([key, inner]) => [name(key), rename(inner, name, depth + 1)] as const)
  return Object.fromEntries(entries.filter(([key]) => key !== ''))
}
