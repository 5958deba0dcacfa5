import type { CaseResult, Text, Verdict } from '../engine'

export type Language = 'zh' | 'en'

export const VERDICT_WORDS: Record<Verdict, Text> = {
  PASSED: { zh: '通过', en: 'passed' },
  WARNING: { zh: '警告', en: 'warning' },
  FAILED: { zh: '不通过', en: 'failed' },
  SKIPPED: { zh: '跳过', en: 'skipped' },
}

/** A case in one line, with the reason where there is one. */
export function caseLine({ title, verdict, reason }: Pick<CaseResult, 'title' | 'verdict' | 'reason'>, language: Language): string {
  const why = reason ? (language === 'zh' ? `：${reason.zh}` : `: ${reason.en}`) : ''
  return `${VERDICT_WORDS[verdict][language]} ${title[language]}${why}`
}
