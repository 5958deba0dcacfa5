/** Troubles that some buyers' names always bring (rule Q3), as data: what stands in the name decides. */
export type TaxTrouble = 'LOSE_FIRST' | 'SAY_NOTHING_FIRST' | 'REFUSE' | 'NOTICE_LOST' | 'NOTICE_DOUBLED' | 'NOTICE_LATE'

export const BUYERS_TO_TRY: readonly { name: string; trouble: TaxTrouble; zh: string; en: string }[] = [
  { name: '试票丢请求', trouble: 'LOSE_FIRST', zh: '第一次申请在路上丢失', en: 'The first application is lost on its way' },
  { name: '试票无应答', trouble: 'SAY_NOTHING_FIRST', zh: '第一次申请已受理，但没有应答', en: 'The first application is taken without an answer' },
  { name: '试票被拒', trouble: 'REFUSE', zh: '税局校验不通过', en: 'The bureau refuses' },
  { name: '试票无通知', trouble: 'NOTICE_LOST', zh: '开具后不发通知', en: 'Issued without a notice' },
  { name: '试票重复通知', trouble: 'NOTICE_DOUBLED', zh: '开具后通知两次', en: 'The notice comes twice' },
  { name: '试票通知迟到', trouble: 'NOTICE_LATE', zh: '通知晚十分钟', en: 'The notice is ten minutes late' },
]

export const troubleOf = (buyerName: string): TaxTrouble | null => BUYERS_TO_TRY.find(({ name }) => buyerName.startsWith(name))?.trouble ?? null
