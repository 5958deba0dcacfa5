import type { NamedGroup } from '@/components/account/group-chips'
import { GROUPS, groupKey, groupsOf, type Group } from '@/lib/accounts'
import type { Translate } from '@/lib/i18n'

const EVERYBODYS = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((groupKind): Group => ({ groupKind, groupName: '' }))

/** Everybody's groups in the reader's language, one's own as it was named. */
const named = (group: Group, t: Translate): NamedGroup => ({ key: groupKey(group), name: group.groupKind === 'OWN' ? group.groupName : t(`manage.${group.groupKind}`) })

/** The groups that have an account. */
export const usedGroups = (accounts: readonly Group[], t: Translate): NamedGroup[] => groupsOf(accounts).map((group) => named(group, t))

/** Where an account can go: everybody's groups, used or not, and those of one's own. */
export const allGroups = (accounts: readonly Group[], t: Translate): NamedGroup[] => groupsOf([...EVERYBODYS, ...accounts]).map((group) => named(group, t))
