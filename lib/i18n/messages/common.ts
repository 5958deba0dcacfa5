import { define } from '../define'

export const common = define({
  zh: { appName: '水单', simulated: '模拟', back: '返回', close: '关闭', retry: '重试', cancel: '取消', next: '下一步', done: '完成', loading: '加载中', language: '语言', switchToEnglish: 'English', switchToChinese: '中文', signOut: '退出登录', errorCode: '错误码 {code}', requestId: '请求编号 {id}' },
  en: { appName: 'Shuidan', simulated: 'simulated', back: 'Back', close: 'Close', retry: 'Try again', cancel: 'Cancel', next: 'Next', done: 'Done', loading: 'Loading', language: 'Language', switchToEnglish: 'English', switchToChinese: '中文', signOut: 'Sign out', errorCode: 'Code {code}', requestId: 'Request {id}' },
})
