import { define } from '../define'

/** Importing companies, the audit log, cities compared. */
export const deskLists = define({
  zh: {
    live: '今日实况', paid: '今日成功', paidFen: '今日金额', failed: '今日失败', underWay: '处理中', unknown: '结果未知', cutOff: '已熔断公司', pending: '待审批变更',
    importTitle: '导入公司', importNote: '先试运行：逐行说明会新增、修改还是不变；只要有一行不正确，就什么也不导入。已有公司按代码修改，涉及资金的等第二人审批；没有的新增，先不启用：须有名称、地区、客服电话、地址和代号，价目和条款先沿用通用的。最多一千行', importFile: '选择表格文件', importText: '或粘贴表格内容（第一行是表头）',
    dryRun: '试运行', dryRunning: '正在检查', apply2: '导入', applying: '正在导入', importSum: '新增 {created}，修改 {changed}，不变 {same}，不正确 {bad}', importDone: '已导入：新增 {created}，修改 {changed}',
    line: '行', action: '处理', CREATE: '新增', CHANGE: '修改', SAME: '不变', BAD: '不正确', shownLines: '只列出前 {n} 行，不正确的都在其中', importReason: '原因（写入每个版本）', template: '下载北京的公司作模板', lent: '沿用{name}的 {n} 项',
    auditTitle: '操作记录', auditNote: '谁在什么时候做了什么；只能查看', who: '谁', what: '做了什么', about: '对象', detail: '内容', auditNone: '没有符合条件的记录', requestId: '请求', when: '时间', citiesTitle: '城市对比',
    citiesNote: '户号、验证、阶梯、通道、线上缴费占比和绑定用时；占比的参考值 {seed}% 出自原文（2025-05-31），旁边是本环境实测', cityFind: '城市', tiersHead: '阶梯（元每立方米）', companiesHead: '公司', online: '线上占比（实测）',
    bindTime: '绑定用时（实测）', minutes: '{n} 分钟，{m} 次', notYet: '尚无', priceChart: '第一档与最高档单价', first: '第一档', last: '最高档', percent: '{n}%',
  },
  en: {
    live: 'Today, live', paid: 'Paid today', paidFen: 'Amount today', failed: 'Failed today', underWay: 'Under way', unknown: 'Outcome unknown', cutOff: 'Companies cut off', pending: 'Changes to approve',
    importTitle: 'Import companies',
    importNote: 'First a dry run: line by line what would be created, changed or left; one bad line, and nothing is imported. Companies that are known are changed by their code, and what moves money waits for a second person; others are created, switched off: they need names, places, hotline, address and numbers of their own, and begin with the usual prices and terms. A thousand lines at most',
    importFile: 'Choose a file', importText: 'Or paste the table (its first line is the head)', dryRun: 'Dry run', dryRunning: 'Checking', apply2: 'Import', applying: 'Importing',
    importSum: '{created} to create, {changed} to change, {same} as they are, {bad} bad', importDone: 'Imported: {created} created, {changed} changed', line: 'Line',
    action: 'What', CREATE: 'create', CHANGE: 'change', SAME: 'as it is', BAD: 'bad', shownLines: 'The first {n} lines; all bad ones are among them',
    importReason: 'Reason (stands in every version)', template: 'Download the companies of Beijing as a template', lent: '{n} as with {name}', auditTitle: 'Audit log', auditNote: 'Who did what, and when; to look at only',
    who: 'Who', what: 'What', about: 'About', detail: 'Detail', auditNone: 'Nothing like that', requestId: 'Request', when: 'When', citiesTitle: 'Cities compared',
    citiesNote: 'Number, verification, tiers, channel, share paid online and time to bind; the source text’s share is {seed}% (2025-05-31), beside it what was measured here',
    cityFind: 'City', tiersHead: 'Tiers (yuan per m³)', companiesHead: 'Companies', online: 'Paid online (measured)', bindTime: 'Time to bind (measured)',
    minutes: '{n} min, {m} times', notYet: 'none yet', priceChart: 'Prices of the first and the last tier', first: 'First', last: 'Last', percent: '{n}%',
  },
})
