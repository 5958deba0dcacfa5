import type { Translate } from '@/lib/i18n'
import type { ReviewTexts } from './review'

const NAMES = ['preview', 'previewing', 'reason', 'reasonHint', 'effectiveAt', 'tell', 'submit', 'submitting', 'resubmit'] as const

export const reviewTexts = (t: Translate): ReviewTexts => Object.fromEntries(NAMES.map((name) => [name, t(`companyDesk.${name}`)])) as ReviewTexts
