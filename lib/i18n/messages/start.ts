import { define } from '../define'

export const start = define({
  zh: {
    title: '水单', subtitle: '微信生活缴费·水费 全流程模拟器', intro: '选择一个身份，一键进入演示世界，无需密码。', resident: '居民 王女士', residentHint: '绑户号、看账单、缴水费',
    admin: '管理员', adminHint: '看账务与缴费订单', qa: '测试', qaHint: '拨时钟、收短信、看报文', other: '其他方式登录', wechat: '微信登录（选择微信号）', password: '账号密码登录', loginName: '账号', passwordField: '密码', signIn: '登录',
    signedInAs: '当前身份：{name}', goOn: '继续', disclaimer: '模拟数据：人物、账单与缴费单位均为虚构，不涉及真实资金。',
  },
  en: {
    title: 'Shuidan', subtitle: 'A full simulator of WeChat’s water-bill payment', intro: 'Take a role and step into the demo world with one tap, no password.', resident: 'Resident Ms Wang', residentHint: 'Bind a number, read bills, pay',
    admin: 'Admin', adminHint: 'Ledger and payments', qa: 'Tester', qaHint: 'Turn the clock, read messages', other: 'Other ways in', wechat: 'WeChat sign-in (choose a person)', password: 'Name and password', loginName: 'Name', passwordField: 'Password', signIn: 'Sign in',
    signedInAs: 'You are {name}', goOn: 'Go on', disclaimer: 'Simulated: people, bills and companies are made up; no real money moves.',
  },
})
