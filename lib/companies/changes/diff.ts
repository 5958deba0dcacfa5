/** What differs between two states of a company's settings, and bringing it to bear on a third. Pure. */
import { canonicalJson } from '@/lib/kernel/canonical'
import type { CompanySettings, TariffSetting } from './settings'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
/** Settings by name; each tariff has a name of its own (`tariff:RESIDENTIAL:2026-05-01`). A key shows only its fingerprint (`key:signingKey`). */
export type Flat = Record<string, Json>
/** null: it was not there, or is no more. */
export type Change = { name: string; from: Json; to: Json }

const TARIFF = 'tariff:'
export const KEY = 'key:'
const tariffName = ({ category, day }: Pick<TariffSetting, 'category' | 'day'>) => `${TARIFF}${category}:${day}`

export const isTariff = (name: string): boolean => name.startsWith(TARIFF)
export const isKey = (name: string): boolean => name.startsWith(KEY)

const same = (a: Json | undefined, b: Json | undefined): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null)

export function flatten({ tariffs, ...settings }: CompanySettings): Flat {
  const own = tariffs.map((tariff) => [tariffName(tariff), { definition: tariff.definition, source: tariff.source }])
  return { ...settings, ...Object.fromEntries(own) } as unknown as Flat
}

/** The settings in a flat state, not yet parsed; keys are left out. */
export function unflatten(flat: Flat): unknown {
  const entries = Object.entries(flat).filter(([name, value]) => value !== null && !isKey(name))
  const tariffs = entries.filter(([name]) => isTariff(name)).map(([name, value]) => {
    const [, category = '', day = ''] = name.split(':')
    return { category, day, ...(value as { definition: Json; source: Json }) }
  })
  return { ...Object.fromEntries(entries.filter(([name]) => !isTariff(name))), tariffs }
}

/** By name, in order. */
export function diff(from: Flat, to: Flat): Change[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort()
  return names.filter((name) => !same(from[name], to[name])).map((name) => ({ name, from: from[name] ?? null, to: to[name] ?? null }))
}

/** What would undo them. */
export const reverse = (changes: readonly Change[]): Change[] => changes.map(({ name, from, to }) => ({ name, from: to, to: from }))

/** Names that somebody else has meanwhile set to something else again. */
export function conflictsOf(now: Flat, changes: readonly Change[]): string[] {
  return changes.filter(({ name, from, to }) => !same(now[name], from) && !same(now[name], to)).map(({ name }) => name)
}

export function apply(now: Flat, changes: readonly Change[]): Flat {
  return { ...now, ...Object.fromEntries(changes.map(({ name, to }) => [name, to])) }
}

/** `before` → `after` of several changes in a row: one change a name, and none where it came back. */
export function fold(changes: readonly Change[]): Change[] {
  const first = new Map<string, Json>()
  const last = new Map<string, Json>()
  for (const { name, from, to } of changes) {
    if (!first.has(name)) first.set(name, from)
    last.set(name, to)
  }
  return [...last].map(([name, to]) => ({ name, from: first.get(name) ?? null, to })).filter(({ from, to }) => !same(from, to)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

export type MergeLine = { name: string; base: Json; theirs: Json; mine: Json; isConflict: boolean }

/** Everything that either has changed since `base`; in conflict where both did, and differently. */
export function mergeView(base: Flat, theirs: Flat, mine: Flat): MergeLine[] {
  const names = [...new Set([...diff(base, theirs), ...diff(base, mine)].map(({ name }) => name))].sort()
  return names.map((name) => {
    const [b, t, m] = [base[name] ?? null, theirs[name] ?? null, mine[name] ?? null]
    return { name, base: b, theirs: t, mine: m, isConflict: !same(b, t) && !same(b, m) && !same(t, m) }
  })
}
