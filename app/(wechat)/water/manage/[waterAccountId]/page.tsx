import { GroupForm } from '@/components/account/group-form'
import { maskNumber } from '@/components/account/masked-number'
import { AccountTitleForm } from '@/components/title/account-title-form'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { CellGroup } from '@/components/ui/cells'
import { Facts } from '@/components/ui/facts'
import { FormProblem } from '@/components/ui/form-problem'
import { Screen } from '@/components/ui/screen'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { getWaterAccount, GROUP_NAME_MAX, groupKey, listWaterAccounts } from '@/lib/accounts'
import { load, residentPage } from '@/lib/edge/page'
import { titlesOfAccount } from '@/lib/invoices/titles'
import { chooseTitleAction } from '../../../invoices/titles/actions'
import { titled } from '@/lib/edge/titled'
import { allGroups } from '../../named-groups'
import { moveAction, renameAction } from './actions'

export const generateMetadata = titled('manage.oneTitle')

/** One account: its name, its group, whom its invoices are made out to, the way to take it off the list. */
export default async function ManageOnePage({ params }: { params: Promise<{ waterAccountId: string }> }) {
  const { ctx, t } = await residentPage()
  const input = await params
  const [account, accounts, titles] = await load(Promise.all([getWaterAccount({ ctx, input }), listWaterAccounts({ ctx }), titlesOfAccount({ ctx, input })]))
  const { id, alias, billKey, companyName, addressMasked } = account
  const facts = [
    { label: t('account.company'), value: companyName },
    { label: t('account.number'), value: maskNumber(billKey) },
    { label: t('account.address'), value: addressMasked },
  ]
  return (
    <Screen title={t('manage.oneTitle')} back={{ href: '/water/manage', label: t('me.back', { title: t('manage.title') }) }}>
      <CellGroup>
        <Facts facts={facts} />
      </CellGroup>
      <ActionForm action={renameAction} label={t('manage.aliasTitle')} className="mt-2">
        <input type="hidden" name="waterAccountId" value={id} />
        <TextField label={t('bind.aliasLabel')} name="alias" defaultValue={alias} autoComplete="off" enterKeyHint="done" hint={t('manage.aliasHint')} problemId="alias-problem" />
        <div className="px-4">
          <FormProblem id="alias-problem" />
          <SubmitButton pendingText={t('manage.saving')} className="mt-3">
            {t('manage.save')}
          </SubmitButton>
        </div>
      </ActionForm>
      <GroupForm waterAccountId={id} groups={allGroups(accounts, t)} chosen={groupKey(account)} nameMax={GROUP_NAME_MAX} action={moveAction} t={t} />
      <AccountTitleForm waterAccountId={id} {...titles} action={chooseTitleAction} t={t} />
      <div className="mt-6 px-4">
        <LinkButton href={`/water/manage/${id}/unbind`} kind="danger">
          {t('manage.unbind')}
        </LinkButton>
      </div>
    </Screen>
  )
}
