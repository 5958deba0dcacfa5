/** Finds function bodies by counting brackets: TypeScript 7 has no compiler interface to ask. */
import { blank } from './blank'
import { lineOf } from './sources'

export type FunctionSpan = { name: string; line: number; lines: number }

const OPEN = '([{'
const CLOSE = ')]}'
const NO_FUNCTION = /\b(if|for|while|switch|catch|with)\s*$/

/** Partner of each bracket, both ways. */
function pairs(code: string): Map<number, number> {
  const open: number[] = []
  const partner = new Map<number, number>()
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at] as string
    if (OPEN.includes(sign)) open.push(at)
    else if (CLOSE.includes(sign)) {
      const from = open.pop()
      if (from === undefined) continue
      partner.set(from, at)
      partner.set(at, from)
    }
  }
  return partner
}

const skipSpace = (code: string, at: number) => {
  while (/\s/.test(code[at] ?? '')) at += 1
  return at
}

/** After a parameter list: where the body begins, or null when this is no function. */
function bodyAfter(code: string, at: number, partner: Map<number, number>): number | null {
  let place = skipSpace(code, at)
  if (code[place] === ':') place = endOfType(code, place + 1, partner)
  if (code.startsWith('=>', place)) return arrowBody(code, place + 2)
  return code[place] === '{' ? place : null
}

/** An arrow's body counts when it is in brackets; a bare expression is short. */
function arrowBody(code: string, at: number): number | null {
  const place = skipSpace(code, at)
  return OPEN.includes(code[place] ?? ' ') ? place : null
}

/** A brace is part of a type where a type must still come. */
function endOfType(code: string, from: number, partner: Map<number, number>): number {
  let expectsType = true
  for (let at = skipSpace(code, from); at < code.length; at = skipSpace(code, at + 1)) {
    const sign = code[at] as string
    if (code.startsWith('=>', at) || ',;)]}='.includes(sign)) return at
    if (sign === '{' && !expectsType) return at
    if (OPEN.includes(sign)) {
      at = partner.get(at) ?? at
      expectsType = false
    } else if (sign === '<') {
      at = endOfAngles(code, at)
      expectsType = false
    } else expectsType = '|&'.includes(sign) || /\b(is|keyof|extends)$/.test(code.slice(Math.max(0, at - 8), at + 1))
  }
  return code.length
}

function endOfAngles(code: string, from: number): number {
  let depth = 0
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '<') depth += 1
    if (code[at] === '>' && code[at - 1] !== '=') depth -= 1
    if (depth === 0) return at
  }
  return from
}

/** Callee of a call in whose brackets a function stands, or what the function is called. */
function nameBefore(code: string, at: number): string {
  const before = code.slice(Math.max(0, at - 120), at)
  return /([\w.$]+)\s*(?:<[^<>]*>)?\s*(?:=\s*)?(?:async\s*)?(?:\(\s*["'`][^"'`]*["'`],\s*(?:async\s*)?)?$/.exec(before)?.[1] ?? 'anonymous'
}

/** Every function with brackets around its body, innermost ones included; lines count from its head to its end. */
export function functionsOf(source: string): FunctionSpan[] {
  const code = blank(source, { texts: true })
  const partner = pairs(code)
  const spans: FunctionSpan[] = []
  const add = (head: number, body: number | null) => {
    const end = body === null ? undefined : partner.get(body)
    if (end === undefined) return
    const line = lineOf(code, head)
    spans.push({ name: nameBefore(code, head), line, lines: lineOf(code, end) - line + 1 })
  }
  for (const [from, to] of partner) {
    if (code[from] !== '(' || to < from || NO_FUNCTION.test(code.slice(Math.max(0, from - 12), from))) continue
    add(from, bodyAfter(code, to + 1, partner))
  }
  for (const { index } of code.matchAll(/\b\w+\s*=>/g)) add(index, arrowBody(code, code.indexOf('=>', index) + 2))
  return spans
}
