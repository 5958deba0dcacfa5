/** Takes comments, and texts if wished, out of TypeScript; everything else keeps its place and line. */

type Wish = { texts: boolean }

const BEFORE_REGEX = /(^|[(,=:[!&|?;+\-*%<>~^{]|\b(return|typeof|case|in|of|await|yield))\s*$/

/** Blanks comments; with `texts` also the inside of strings, templates and regular expressions. */
export function blank(source: string, { texts }: Wish): string {
  const out: string[] = []
  const put = (part: string, visible: boolean) => out.push(visible ? part : part.replace(/[^\n]/g, ' '))
  /** Depth of braces at which each open template goes on. */
  const templates: number[] = []
  let depth = 0
  let at = 0
  while (at < source.length) {
    const end = endOfComment(source, at) ?? 0
    if (end > at) {
      put(source.slice(at, end), false)
      at = end
      continue
    }
    const sign = source[at] as string
    const close = endOfText(source, at, out)
    if (close > at) {
      put(sign, true)
      put(source.slice(at + 1, close - 1), !texts)
      put(source.slice(close - 1, close), true)
      at = close
      continue
    }
    const goesOn = sign === '}' && templates.at(-1) === depth
    if (goesOn) templates.pop()
    if (sign === '`' || goesOn) {
      const { stop, opens } = endOfTemplatePart(source, at + 1)
      put(sign, true)
      put(source.slice(at + 1, stop), !texts)
      put(opens ? '${' : '`', true)
      if (opens) templates.push(depth)
      at = stop + (opens ? 2 : 1)
      continue
    }
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    put(sign, true)
    at += 1
  }
  return out.join('')
}

function endOfComment(source: string, at: number): number | null {
  if (source.startsWith('//', at)) {
    const end = source.indexOf('\n', at)
    return end === -1 ? source.length : end
  }
  if (!source.startsWith('/*', at)) return null
  const end = source.indexOf('*/', at + 2)
  return end === -1 ? source.length : end + 2
}

/** Just after the closing sign; `at` itself when no string or regular expression begins here. */
function endOfText(source: string, at: number, before: string[]): number {
  const sign = source[at]
  const literal = sign === "'" || sign === '"' ? new RegExp(`${sign}(?:[^${sign}\\\\\\n]|\\\\[\\s\\S])*${sign}`, 'y') : null
  const pattern = sign === '/' && BEFORE_REGEX.test(before.slice(-40).join('')) ? /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//y : null
  const matcher = literal ?? pattern
  if (!matcher) return at
  matcher.lastIndex = at
  const found = matcher.exec(source)
  return found ? at + found[0].length : at
}

function endOfTemplatePart(source: string, from: number): { stop: number; opens: boolean } {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === '`') return { stop: at, opens: false }
    else if (source.startsWith('${', at)) return { stop: at, opens: true }
  }
  return { stop: source.length, opens: false }
}

/** The strings and templates of a source, each with the place where it begins. Expressions inside templates are left out. */
export function textsOf(source: string): { at: number; text: string }[] {
  const bare = blank(source, { texts: true })
  const code = blank(source, { texts: false })
  const found: { at: number; text: string }[] = []
  for (const { index, 0: part } of bare.matchAll(/(['"`}])[ \n]+(?=['"`]|\$\{)/g)) {
    const text = code.slice(index + 1, index + part.length)
    if (text.trim()) found.push({ at: index + 1, text })
  }
  return found
}
