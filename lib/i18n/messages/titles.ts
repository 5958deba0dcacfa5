import { define } from '../define'

export const titles = define({
  zh: {
    title: '发票抬头', note: '开电子发票时写给谁', empty: '还没有发票抬头', emptyNote: '添加后，申请发票时可以直接选用', add: '添加抬头', list: '我的抬头', count: '已保存 {count} 个，最多 {max} 个',
    PERSON: '个人', ORGANISATION: '企业单位', personNote: '写个人姓名，不需要税号', organisationNote: '公司、事业单位、社会团体、个体工商户等', default: '默认', kind: '抬头类型',
    name: '抬头名称', nameHint: '与营业执照或证件上的写法一致', taxId: '统一社会信用代码', taxIdHint: '营业执照上的 18 位代码；旧的 15 或 20 位纳税人识别号也可以', more: '以下内容选填，开专用发票时会用到', optional: '选填', address: '注册地址', telephone: '注册电话', bankName: '开户银行', bankAccount: '银行账号',
    save: '保存', saving: '正在保存…', oneTitle: '编辑抬头', makeDefault: '设为默认抬头', making: '正在设置…', isDefault: '这是默认抬头', remove: '删除抬头', removing: '正在删除…', removeNote: '已经开出的发票不受影响；选用它的户号改用默认抬头。',
    ofAccount: '本户号的发票抬头', useDefault: '默认抬头', useDefaultNote: '现在是“{name}”', noDefaultNote: '还没有设置', choose: '使用这个抬头', choosing: '正在保存…', manage: '管理发票抬头',
  },
  en: {
    title: 'Invoice titles', note: 'Whom e-invoices are made out to', empty: 'No invoice titles yet', emptyNote: 'Add one and choose it when you apply for an invoice.', add: 'Add a title', list: 'My titles', count: '{count} kept, {max} at most',
    PERSON: 'Person', ORGANISATION: 'Organisation', personNote: 'A name; no tax number needed', organisationNote: 'Companies, public bodies, associations, sole traders', default: 'Default', kind: 'Kind of title',
    name: 'Name', nameHint: 'As written in the business licence or ID', taxId: 'Unified social credit code', taxIdHint: 'The 18 characters in the business licence; older taxpayer numbers of 15 or 20 are fine too', more: 'What follows is optional; special invoices use it', optional: 'Optional', address: 'Registered address', telephone: 'Registered telephone', bankName: 'Bank', bankAccount: 'Account number',
    save: 'Save', saving: 'Saving…', oneTitle: 'Edit title', makeDefault: 'Make it the default', making: 'Setting…', isDefault: 'This is the default title', remove: 'Delete title', removing: 'Deleting…', removeNote: 'Invoices already issued stay as they are; accounts that used it use the default again.',
    ofAccount: 'Invoice title of this account', useDefault: 'The default title', useDefaultNote: 'Now “{name}”', noDefaultNote: 'None set yet', choose: 'Use this title', choosing: 'Saving…', manage: 'Manage invoice titles',
  },
})
