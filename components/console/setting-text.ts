import { rateText } from '@/components/wallet/rate-text'
import type { SettingDto } from '@/lib/funding/schemas'
import type { Translate } from '@/lib/i18n'
import { fenToYuan, formatFen } from '@/lib/kernel/money'

/** A setting's figure in words. */
export function settingText(unit: SettingDto['unit'], value: bigint | null, t: Translate): string {
  if (value === null) return t('wallet.noLimit')
  switch (unit) {
    case 'FLAG':
      return t(value === 1n ? 'wallet.on' : 'wallet.off')
    case 'FEN':
      return formatFen(value)
    case 'SECONDS':
      return secondsText(value, t)
    case 'PPM':
      return rateText(value)
    case 'COUNT':
      return t('wallet.things', { n: String(value) })
  }
}

function secondsText(seconds: bigint, t: Translate): string {
  if (seconds === 0n) return t('wallet.atOnce')
  return seconds % 3600n === 0n ? t('wallet.hours', { n: String(seconds / 3600n) }) : t('wallet.seconds', { n: String(seconds) })
}

/** As it is typed. */
export function typedSetting(unit: SettingDto['unit'], value: bigint | null): string {
  if (value === null) return ''
  return unit === 'FEN' ? fenToYuan(value) : String(value)
}
