import { TransferPage } from '@/components/wallet/transfer-page'
import { residentPage } from '@/lib/edge/page'
import { readTerms } from '@/lib/funding/wallet'
import { titled } from '@/lib/edge/titled'
import { topUpAction } from '../actions'

export const generateMetadata = titled('wallet.topUp')

export default async function TopUpPage() {
  const { ctx, t } = await residentPage()
  return <TransferPage kind="TOP_UP" terms={await readTerms(ctx, 'TOP_UP')} action={topUpAction} t={t} />
}
