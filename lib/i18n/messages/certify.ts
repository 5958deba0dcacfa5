import { define } from '../define'

/** Certification of water companies (rule C3). */
export const certify = define({
  zh: {
    title: '接入认证', of: '{company} · 接入认证', toCompany: '返回公司', toList: '返回接入认证', intro: '平台扮演微信，按协议逐例与该公司对话：查询、销账、超时、冲正、冒名、坏报文。所有入账在结束时冲正，不进入平台的缴费与账务。',
    simulated: '订单号以 {mark} 开头，只存在于公司一侧', protocol: '协议', endpoint: '地址', start: '开始一次认证', unpaid: '有欠费的户号', unpaidHint: '会对它销账并冲正；欠费至少是下面金额的两倍，最好有两张账单', nothingDue: '没有欠费的户号（可不填）', nothingDueHint: '不填则跳过「无欠费」', unknown: '不存在的户号', unknownHint: '格式正确但没有人的户号',
    other: '另一个户号（可不填）', otherHint: '用来核对并发时不串户', amount: '每次销账金额（元）', amountHint: '默认 1 元', extensions: '也测试扩展操作（户主、用水、拆分等）', extensionsHint: '模拟公司都有；真实公司要事先约定', begin: '开始认证', beginning: '正在开始…', watch: '查看正在进行的认证', onlyLook: '您可以查看结果；开始认证由管理员、操作员或测试人员进行',
    runs: '历次认证', none: '还没有做过接入认证', noneNote: '完成的认证会留在这里', time: '时间', startedBy: '发起人', state: '状态', result: '结果', openRun: '打开 {time} 的认证', WAITING: '等待中', RUNNING: '进行中', DONE: '已完成', INTERRUPTED: '已中断',
    interrupted: '认证进程中断，没有做完。', interruptedClean: '可能已入账的订单已经冲正，可以再做一次。', interruptedLeft: '可能还有没有冲正的订单，请与公司核对以 {mark} 开头的订单，然后再做一次。', passedAll: '全部通过', failedSome: '{n} 例不通过', progress: '已完成 {done} / {all}',
    PASSED: '通过', WARNING: '警告', FAILED: '不通过', SKIPPED: '跳过', pending: '未开始', current: '进行中', counts: '通过 {passed} · 警告 {warned} · 不通过 {failed} · 跳过 {skipped}', cases: '逐例结果', proves: '证明', expected: '应当', seen: '实际', request: '请求', response: '应答', noResponse: '（没有应答）', ms: '{ms} 毫秒',
    runNo: '批次', messages: '报文数', slowest: '最慢应答', junit: '下载测试结果（XML）', html: '下载网页报告', files: '报告文件', steps: '{n} 步',
  },
  en: {
    title: 'Certification', of: '{company} · certification', toCompany: 'Back to the company', toList: 'Back to certification', intro: 'The platform plays WeChat and talks to the company case by case: asking, crediting, time-outs, reversals, forged and broken messages. All that is credited is reversed at the end; nothing enters the platform’s payments or books.',
    simulated: 'Orders begin with {mark} and are at the company only', protocol: 'Protocol', endpoint: 'Endpoint', start: 'Begin a certification', unpaid: 'A number that owes something', unpaidHint: 'Orders are credited to it and reversed; it should owe twice the amount below, best on two bills', nothingDue: 'A number that owes nothing (optional)', nothingDueHint: 'Without it “nothing due” is skipped', unknown: 'A number that nobody has', unknownHint: 'Of the right form, and nobody’s',
    other: 'Another number (optional)', otherHint: 'To see that answers are not mixed up', amount: 'Amount of each order (yuan)', amountHint: 'One yuan by default', extensions: 'Our own operations too (profile, usage, parts…)', extensionsHint: 'Simulated companies have them; with a real one they have to be agreed on', begin: 'Begin', beginning: 'Beginning…', watch: 'Watch the one under way', onlyLook: 'You may look at results; admins, operators and testers begin a certification',
    runs: 'Certifications so far', none: 'Not certified yet', noneNote: 'What has been done stays here', time: 'Time', startedBy: 'Begun by', state: 'State', result: 'Result', openRun: 'Open the certification of {time}', WAITING: 'Waiting', RUNNING: 'Under way', DONE: 'Done', INTERRUPTED: 'Interrupted',
    interrupted: 'The process that certified was interrupted before the end.', interruptedClean: 'What it may have credited has been reversed; you can begin again.', interruptedLeft: 'Something may be left credited: compare orders that begin with {mark} with the company, then begin again.', passedAll: 'All passed', failedSome: '{n} failed', progress: '{done} of {all} done',
    PASSED: 'Passed', WARNING: 'Warning', FAILED: 'Failed', SKIPPED: 'Skipped', pending: 'Not yet', current: 'Under way', counts: 'passed {passed} · warnings {warned} · failed {failed} · skipped {skipped}', cases: 'Case by case', proves: 'Proves', expected: 'Expected', seen: 'Seen', request: 'Request', response: 'Answer', noResponse: '(no answer)', ms: '{ms} ms',
    runNo: 'Run', messages: 'Messages', slowest: 'Slowest answer', junit: 'Download test results (XML)', html: 'Download report as a page', files: 'Report files', steps: '{n} steps',
  },
})
