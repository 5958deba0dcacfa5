import { err, ok, type Result } from '@/lib/kernel/result'
import { checkName, looks, type NameProblem } from '@/lib/kernel/names'

/** Groups that everybody has (rule A2), by what they are called in Chinese and English; any other has a name of its own. */
export const GROUPS = { HOME: ['我家', 'Home'], PARENTS: ['父母', 'Parents'], LANDLORD: ['房东', 'Landlord'], FRIENDS: ['朋友', 'Friends'] } as const
/** What the list calls everything and what is new. */
const RESERVED = ['全部', 'All', '新建分组', 'New group'].map(looks)
export type GroupKind = keyof typeof GROUPS | 'OWN'
/** `groupName` is empty unless the group is the resident's own. */
export type Group = { groupKind: GroupKind; groupName: string }

/** Longest name of a group, in characters as people count them. */
export const GROUP_NAME_MAX = 10

export const groupKey = ({ groupKind, groupName }: Group): string => (groupKind === 'OWN' ? `OWN:${groupName}` : groupKind)

/** A group of the resident's own; a name that everybody's group has is that group. */
export function ownGroup(text: string): Result<Group, NameProblem<'GROUP'> | { code: 'GROUP_RESERVED'; params: { name: string } }> {
  const name = checkName('GROUP', text, GROUP_NAME_MAX)
  if (!name.ok) return name
  const shown = looks(name.value)
  if (RESERVED.includes(shown)) return err({ code: 'GROUP_RESERVED', params: { name: name.value } })
  const known = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).find((kind) => GROUPS[kind].some((one) => looks(one) === shown))
  return ok(known ? { groupKind: known, groupName: '' } : { groupKind: 'OWN', groupName: name.value })
}

/** The groups that have an account, everybody's first, each once. */
export function groupsOf(accounts: readonly Group[]): Group[] {
  const order = [...Object.keys(GROUPS), 'OWN']
  const first = new Map(accounts.map(({ groupKind, groupName }) => [groupKey({ groupKind, groupName }), { groupKind, groupName }]))
  return [...first.values()].sort((a, b) => order.indexOf(a.groupKind) - order.indexOf(b.groupKind) || (a.groupName < b.groupName ? -1 : 1))
}
