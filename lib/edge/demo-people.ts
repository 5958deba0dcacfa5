import type { Translate } from '@/lib/i18n'
import { RESIDENTS, STAFF } from '@/prisma/seed/people'

/** The three ways into the demo world: a resident through the simulated WeChat, staff by their demo names. */
export function demoChoices(t: Translate) {
  const [wang] = RESIDENTS
  const admin = STAFF.find((person) => person.role === 'ADMIN')
  const qa = STAFF.find((person) => person.role === 'QA')
  return [
    { id: 'resident', provider: 'wechat' as const, title: t('start.resident'), hint: t('start.residentHint'), to: '/me', fields: { login_hint: wang.openid } as Record<string, string> },
    { id: 'admin', provider: 'one-tap' as const, title: t('start.admin'), hint: t('start.adminHint'), to: '/console', fields: { loginName: admin?.loginName ?? '' } },
    { id: 'qa', provider: 'one-tap' as const, title: t('start.qa'), hint: t('start.qaHint'), to: '/worlds', fields: { loginName: qa?.loginName ?? '' } },
  ]
}
