import { ok, type Result } from '@/lib/kernel/result'
import { checkName, type NameProblem } from './names'

/** Groups that everybody has (rule A2); any other has a name of its own. */
export const GROUPS = { HOME: '我家', PARENTS: '父母', LANDLORD: '房东', FRIENDS: '朋友' } as const
export type GroupKind = keyof typeof GROUPS | 'OWN'
/** `groupName` is empty unless the group is the resident's own. */
export type Group = { groupKind: GroupKind; groupName: string }

/** Longest name of a group, in characters as people count them. */
export const GROUP_NAME_MAX = 10

export const groupKey = ({ groupKind, groupName }: Group): string => (groupKind === 'OWN' ? `OWN:${groupName}` : groupKind)

/** A group of the resident's own; a name that everybody's group has is that group. */
export function ownGroup(text: string): Result<Group, NameProblem<'GROUP'>> {
  const name = checkName('GROUP', text, GROUP_NAME_MAX)
  if (!name.ok) return name
  const known = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).find((kind) => GROUPS[kind] === name.value)
  return ok(known ? { groupKind: known, groupName: '' } : { groupKind: 'OWN', groupName: name.value })
}

/** The groups that have an account, everybody's first, each once. */
export function groupsOf(accounts: readonly Group[]): Group[] {
  const order = [...Object.keys(GROUPS), 'OWN']
  const first = new Map(accounts.map(({ groupKind, groupName }) => [groupKey({ groupKind, groupName }), { groupKind, groupName }]))
  return [...first.values()].sort((a, b) => order.indexOf(a.groupKind) - order.indexOf(b.groupKind) || (a.groupName < b.groupName ? -1 : 1))
}
