import { define } from '../define'

export const common = define({
  zh: { simulated: '模拟', back: '返回', close: '关闭', retry: '重试', loading: '加载中', next: '下一步', language: '语言', switchToEnglish: 'English', switchToChinese: '中文', signOut: '退出登录', errorCode: '错误码 {code}', requestId: '请求编号 {id}', comma: '、', semicolon: '；' },
  en: { simulated: 'simulated', back: 'Back', close: 'Close', retry: 'Try again', loading: 'Loading', next: 'Next', language: 'Language', switchToEnglish: 'English', switchToChinese: '中文', signOut: 'Sign out', errorCode: 'Code {code}', requestId: 'Request {id}', comma: ', ', semicolon: '; ' },
})
