import { define } from '../define'

export const certification = define({
  zh: {
    title: '企业认证', none: '未认证', PENDING: '审核中', APPROVED: '已认证', REJECTED: '未通过', REVOKED: '已撤销', EXPIRED: '已过期',
    noneNote: '认证后可以为这个单位申请发票。请拍摄营业执照正本，由工作人员核对名称和统一社会信用代码。', pendingNote: '{day}提交，工作人员核对后会通知您', approvedNote: '有效期至 {day}', rejectedNote: '原因：{reason}', expiredNote: '认证已于 {day} 到期，请重新提交', again: '请重新提交',
    licence: '营业执照照片', choose: '选择照片', chosen: '已选择：{name}', shrinking: '正在处理照片…', notImage: '这个文件不是照片，请选择照片或截图', tooBig: '照片太大，请截图后再传，或重新拍摄', hint: '四角完整、文字清楚；照片只给审核人员看', send: '提交认证', sending: '正在提交…', open: '企业认证',
    desk: '企业认证审核', list: '认证申请', empty: '还没有认证申请', emptyNote: '居民为企业单位的抬头提交认证后，会出现在这里', noneFound: '没有符合条件的申请', state: '状态', all: '全部状态', filter: '筛选认证申请', apply: '筛选', clear: '清除筛选', newest: '回到最新', older: '更早的',
    time: '提交时间', resident: '居民', name: '单位名称', taxId: '统一社会信用代码', decidedBy: '处理人', reason: '原因', expires: '有效期至', detail: '认证申请', toList: '返回认证申请', openOne: '打开{name}的申请', picture: '营业执照', pictureOf: '{name}提交的营业执照照片',
    approve: '通过认证', approving: '正在通过…', reject: '不通过', rejecting: '正在处理…', revoke: '撤销认证', revoking: '正在撤销…', reasonLabel: '原因（申请人会看到）', simulated: '演练环境：任何照片都可以，不会向工商部门核验',
  },
  en: {
    title: 'Certification', none: 'Not certified', PENDING: 'Being looked at', APPROVED: 'Certified', REJECTED: 'Turned down', REVOKED: 'Taken back', EXPIRED: 'Expired',
    noneNote: 'Once certified, invoices can be made out to this organisation. Take a picture of its business licence; somebody compares name and code.', pendingNote: 'Sent on {day}; you are told once it has been looked at', approvedNote: 'Valid until {day}', rejectedNote: 'Reason: {reason}', expiredNote: 'It expired on {day}; please send it again', again: 'Please send it again',
    licence: 'Picture of the business licence', choose: 'Choose a picture', chosen: 'Chosen: {name}', shrinking: 'Preparing the picture…', notImage: 'This file is not a photo; please choose a photo or a screenshot.', tooBig: 'The photo is too large; send a screenshot of it or take it again.', hint: 'All four corners, readable; only those who look at it see it', send: 'Send', sending: 'Sending…', open: 'Certification',
    desk: 'Certification of organisations', list: 'Applications', empty: 'No applications yet', emptyNote: 'They appear here once a resident sends one for an organisation’s title.', noneFound: 'No application fits', state: 'State', all: 'All states', filter: 'Filter applications', apply: 'Filter', clear: 'Clear', newest: 'Newest', older: 'Older',
    time: 'Sent', resident: 'Resident', name: 'Organisation', taxId: 'Unified social credit code', decidedBy: 'Decided by', reason: 'Reason', expires: 'Valid until', detail: 'Application', toList: 'Back to the applications', openOne: 'Open the application of {name}', picture: 'Business licence', pictureOf: 'Picture of the business licence sent by {name}',
    approve: 'Approve', approving: 'Approving…', reject: 'Turn down', rejecting: 'Working…', revoke: 'Take back', revoking: 'Taking back…', reasonLabel: 'Reason (the applicant sees it)', simulated: 'A rehearsal: any picture will do, no register is asked',
  },
})
