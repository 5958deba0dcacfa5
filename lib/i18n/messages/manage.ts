import { define } from '../define'

export const manage = define({
  zh: {
    title: '户号管理', count: '已绑定 {count} 个，最多 {max} 个', search: '查找户号', searchPlaceholder: '别名、户号、地址或缴费单位', found: '找到 {count} 个', noneFound: '没有找到“{query}”', noneFoundNote: '换个名字试试，或者新增户号',
    HOME: '我家', PARENTS: '父母', LANDLORD: '房东', FRIENDS: '朋友', groups: '分组', all: '全部', inGroup: '{group}（{count}）',
    lastPaid: '上次缴费 {day}', neverPaid: '还没有在这里缴过费', history: '已解绑的户号',
    oneTitle: '管理户号', aliasTitle: '改名', save: '保存', saving: '正在保存…', aliasHint: '1–20 个字，不能与其他户号重名', group: '移到分组', newGroup: '新建分组', groupName: '分组名称', groupHint: '最多 {max} 个字；没有户号的分组会自动消失', move: '移动', moving: '正在移动…', unbind: '解绑户号',
    unbindTitle: '解绑户号', unbindSure: '确定解绑“{alias}”吗？', keepsOwing: '还有 {amount} 没有缴清，解绑后仍需向缴费单位缴纳，逾期可能产生违约金。', nothingOwed: '目前没有欠费；以后的账单不会再在这里显示。', keepsBalance: '账户余额 {amount} 仍留在缴费单位，不会退回，也不会减少。', stops: '不再推送余额和账单提醒。', stays: '交易记录和票据都会保留。', others: '别人绑定的同一户号不受影响。', again: '以后可以重新绑定，需要重新验证身份。', openPayment: '有一笔缴费正在处理，请等结果出来再解绑', unbindNow: '确定解绑', unbinding: '正在解绑…', cancel: '不解绑',
    historyTitle: '已解绑的户号', historyEmpty: '没有已解绑的户号', unboundOn: '{day}解绑', rebind: '重新绑定', newest: '回到最新', older: '更早的',
  },
  en: {
    title: 'My numbers', count: '{count} bound, {max} at most', search: 'Find a number', searchPlaceholder: 'Alias, number, address or company', found: '{count} found', noneFound: 'Nothing found for “{query}”', noneFoundNote: 'Try another name, or add a number.',
    HOME: 'Home', PARENTS: 'Parents', LANDLORD: 'Landlord', FRIENDS: 'Friends', groups: 'Groups', all: 'All', inGroup: '{group} ({count})',
    lastPaid: 'Last paid {day}', neverPaid: 'Never paid here', history: 'Numbers unbound',
    oneTitle: 'Manage a number', aliasTitle: 'Rename', save: 'Save', saving: 'Saving…', aliasHint: '1–20 characters, unlike those of your other numbers.', group: 'Move to a group', newGroup: 'New group', groupName: 'Name of the group', groupHint: '{max} characters at most; a group without a number disappears.', move: 'Move', moving: 'Moving…', unbind: 'Unbind this number',
    unbindTitle: 'Unbind', unbindSure: 'Unbind “{alias}”?', keepsOwing: '{amount} is not paid yet and stays owed to the company; a late fee may be added.', nothingOwed: 'Nothing is owed now; later bills will not appear here.', keepsBalance: 'The balance of {amount} stays with the company, neither refunded nor reduced.', stops: 'Reminders about balance and bills end.', stays: 'Payment history and invoices are kept.', others: 'Others who bound the same number are not affected.', again: 'You can bind it again later, with a new verification.', openPayment: 'A payment is being processed. Please unbind once the result is known.', unbindNow: 'Unbind', unbinding: 'Unbinding…', cancel: 'Keep it',
    historyTitle: 'Numbers unbound', historyEmpty: 'No number has been unbound', unboundOn: 'Unbound {day}', rebind: 'Bind again', newest: 'Back to the newest', older: 'Earlier ones',
  },
})
