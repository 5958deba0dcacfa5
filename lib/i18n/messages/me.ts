import { define } from '../define'

export const me = define({
  zh: {
    title: '我', profile: '{name}的头像', simulatedAccount: '模拟账号', services: '服务', servicesNote: '零钱 · 生活缴费', settings: '设置', records: '交易记录',
    theme: '外观', themeAuto: '跟随系统', themeLight: '浅色', themeDark: '深色',
    care: '关怀模式', careNote: '文字更大、按钮更大、颜色更清晰',
    tabs: '底部栏', tabChats: '微信', tabContacts: '通讯录', tabDiscover: '发现', notSimulated: '未模拟', notSimulatedNote: '灰色的服务未模拟，仅作展示',
    wallet: '零钱', payCode: '收付款', finance: '金融理财', daily: '生活服务', travel: '交通出行',
    creditCard: '信用卡还款', savings: '理财通', insurance: '保险服务', topUp: '手机充值', utilities: '生活缴费', coins: 'Q币充值', city: '城市服务', charity: '公益', health: '医疗健康',
    tickets: '火车票机票', taxi: '打车', hotel: '酒店民宿',
    offline: '没有收到服务器的应答，请检查网络后再试一次；已填写的内容都还在，重复提交不会重复扣款',
    problemTitle: '页面打不开了', problemText: '系统遇到了问题，不是您的操作有误。没有因此扣款，可以重试，或回到首页再进来。', home: '回到首页',
    notFoundTitle: '没有找到这个页面', notFoundText: '链接可能写错了，或者这项内容不属于当前账号。', noWorldText: '没有这个演练环境，它可能已经删除或过期了', back: '返回{title}',
  },
  en: {
    title: 'Me', profile: 'Picture of {name}', simulatedAccount: 'Simulated account', services: 'Services', servicesNote: 'Balance · Utilities', settings: 'Settings', records: 'Payment history',
    theme: 'Appearance', themeAuto: 'Like the system', themeLight: 'Light', themeDark: 'Dark',
    care: 'Easy mode', careNote: 'Larger type, larger buttons, clearer colours',
    tabs: 'Tab bar', tabChats: 'Chats', tabContacts: 'Contacts', tabDiscover: 'Discover', notSimulated: 'Not simulated', notSimulatedNote: 'Services in grey are not simulated; they are only shown.',
    wallet: 'Balance', payCode: 'Money', finance: 'Finance', daily: 'Daily services', travel: 'Transport',
    creditCard: 'Card repay', savings: 'Savings', insurance: 'Insurance', topUp: 'Mobile top-up', utilities: 'Utilities', coins: 'Game coins', city: 'Public services', charity: 'Charity', health: 'Health',
    tickets: 'Rail & flights', taxi: 'Taxi', hotel: 'Hotels',
    offline: 'The server did not answer. Please check the network and try again; what you typed is still here, and nothing is charged twice.',
    problemTitle: 'This page cannot be shown', problemText: 'Something went wrong on our side. Nothing was charged because of it. Try again, or go back to the start.', home: 'Back to the start',
    notFoundTitle: 'Page not found', notFoundText: 'The link may be wrong, or this does not belong to the account you are using.', noWorldText: 'There is no such world; it may have been deleted or have expired.', back: 'Back to {title}',
  },
})
