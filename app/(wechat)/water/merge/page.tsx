import { maskNumber } from '@/components/account/masked-number'
import { MergePicker, type Pickable } from '@/components/merged/merge-picker'
import { Empty } from '@/components/ui/empty'
import { Screen } from '@/components/ui/screen'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import { listFreshAccounts } from '@/lib/bills'
import { residentPage } from '@/lib/edge/page'
import type { Translate } from '@/lib/i18n'
import { titled } from '@/lib/edge/titled'
import { quoteMergedAction } from './actions'

export const generateMetadata = titled('merged.title')

/** Which accounts are paid together (rule A5): all that owe something, unless some are left out. */
export default async function MergePage() {
  const { ctx, t } = await residentPage()
  const { accounts } = await listFreshAccounts({ ctx })
  const choices = accounts.map((account) => toPickable(account, t))
  const texts = { legend: t('merged.choose'), note: t('merged.chooseNote'), sum: t('merged.sum', { amount: '{amount}', count: '{count}' }), next: t('merged.next'), quoting: t('merged.quoting'), pickOne: t('merged.pickOne') }
  return (
    <Screen title={t('merged.title')} back={{ href: '/water', label: t('me.back', { title: t('water.title') }) }}>
      {choices.some(({ off }) => off === null) ? <MergePicker choices={choices} texts={texts} action={quoteMergedAction} /> : <Empty icon="drop" title={t('merged.none')} note={t('merged.noneNote')} />}
    </Screen>
  )
}

function toPickable({ id, alias, companyName, billKey, dueFen, openPaymentId }: WaterAccountDto, t: Translate): Pickable {
  const off = openPaymentId ? t('merged.open') : dueFen === null ? t('merged.notRead') : dueFen === 0n ? t('merged.noDue') : null
  return { id, title: alias, note: `${companyName} · ${maskNumber(billKey)}`, fen: String(dueFen ?? 0n), off }
}
