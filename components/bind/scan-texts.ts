import type { Translate } from '@/lib/i18n'

/** Why there is no number. */
export type ScanProblem = 'DENIED' | 'NO_CAMERA' | 'NOT_IMAGE' | 'TOO_BIG' | 'NO_CODE' | 'NOT_OURS' | 'FAILED'
export type ScanTexts = Record<'scan' | 'title' | 'close' | 'starting' | 'aim' | 'pick' | 'reading' | 'onDevice', string> & { problems: Record<ScanProblem, string> }

export function scanTexts(t: Translate, company: string): ScanTexts {
  const problems = {
    DENIED: t('bind.scanDENIED'),
    NO_CAMERA: t('bind.scanNO_CAMERA'),
    NOT_IMAGE: t('bind.scanNOT_IMAGE'),
    TOO_BIG: t('bind.scanTOO_BIG'),
    NO_CODE: t('bind.scanNO_CODE'),
    NOT_OURS: t('bind.scanNOT_OURS', { company }),
    FAILED: t('bind.scanFAILED'),
  }
  return { scan: t('bind.scan'), title: t('bind.scanTitle'), close: t('common.close'), starting: t('bind.scanStarting'), aim: t('bind.scanAim'), pick: t('bind.scanPick'), reading: t('bind.scanReading'), onDevice: t('bind.scanPrivate'), problems }
}
