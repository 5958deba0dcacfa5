'use server'
import { redirect, RedirectType } from 'next/navigation'
import { moveAccount, renameAccount } from '@/lib/accounts'
import { actAndGo, runAction, type ActionState } from '@/lib/edge/action'

export async function renameAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(renameAccount, form, '/water/manage')
}

/** The form's choice is a group's key, or NEW with a name. */
export async function moveAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(async (ctx) => {
    const [groupKind, ...name] = String(form.get('group')).split(':')
    const group = groupKind === 'NEW' ? { groupKind: 'OWN', groupName: form.get('groupName') } : { groupKind, groupName: name.join(':') }
    await moveAccount({ ctx, input: { waterAccountId: form.get('waterAccountId'), ...group } })
    redirect('/water/manage', RedirectType.replace)
  })
}
