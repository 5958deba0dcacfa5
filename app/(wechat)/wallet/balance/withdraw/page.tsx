import { TransferPage } from '@/components/wallet/transfer-page'
import { residentPage } from '@/lib/edge/page'
import { readTerms } from '@/lib/funding/wallet'
import { titled } from '@/lib/edge/titled'
import { withdrawAction } from '../actions'

export const generateMetadata = titled('wallet.withdraw')

export default async function WithdrawPage() {
  const { ctx, t } = await residentPage()
  return <TransferPage kind="WITHDRAW" terms={await readTerms(ctx, 'WITHDRAW')} action={withdrawAction} t={t} />
}
