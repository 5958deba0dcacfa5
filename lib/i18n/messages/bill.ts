import { define } from '../define'

export const bill = define({
  zh: {
    title: '账单详情', outstanding: '待缴金额', total: '账单合计', period: '账期', volume: '用水量', volumeValue: '{volume} 立方米', issued: '出账日', dueOn: '缴费截止日', billNo: '账单号',
    amount: '本期水费', lateFee: '违约金', paid: '已缴', pay: '去缴费', payNote: '该户号共欠 {amount}，从最早的账单缴起',
    tiers: '阶梯用量', tierYear: '按年累计', tierMonth: '按账期累计', part: '（第 {index} 段）', chartLabel: '阶梯用量图：此前用 {before}，本期用 {now} 立方米，目前在第 {tier} 阶梯',
    usedBefore: '此前已用', thisBill: '本期', left: '剩余', tier: '第 {tier} 阶梯', tierShort: '{tier} 阶', tierRange: '{from}–{to} 立方米', tierAbove: '{from} 立方米以上', perM3: '{price}/立方米',
    tierUse: '此前 {before}，本期 {now}，剩余 {left} 立方米', tierUseOpen: '此前 {before}，本期 {now} 立方米', nextTier: '再用 {left} 立方米后进入下一阶梯，每立方米 {price}', lastTier: '已在最高一阶梯', boundReached: '本阶梯已用完，之后每立方米 {price}',
    lines: '费用明细', item: '项目', quantity: '用量 × 单价', money: '金额', linesEmpty: '没有适用于这个账期的公布水价，无法列出明细；金额以缴费单位为准。', sum: '按公布水价计算',
    WATER: '水费', RESOURCE_FEE: '水资源费', RESOURCE_TAX: '水资源费改税', SEWAGE: '污水处理费', GARBAGE: '垃圾处理费',
    differsTitle: '两个金额不一致', differs: '缴费单位出具的账单是 {stated}；按公布的阶梯水价，我们算得 {ours}，相差 {difference}。缴费以缴费单位的金额为准，多缴少缴都会记在您的户号上。如有疑问，请拨打 {hotline} 核对。',
    simulatedNote: '模拟账单，非真实缴费凭证',
  },
  en: {
    title: 'Bill', outstanding: 'Outstanding', total: 'Bill total', period: 'Period', volume: 'Usage', volumeValue: '{volume} m³', issued: 'Issued', dueOn: 'Due', billNo: 'Bill number',
    amount: 'This bill', lateFee: 'Late fee', paid: 'Paid', pay: 'Pay', payNote: '{amount} is due in all; the oldest bill is paid first.',
    tiers: 'Usage by tier', tierYear: 'counted by year', tierMonth: 'counted by bill', part: ', part {index}', chartLabel: 'Tier chart: {before} m³ used before, {now} m³ by this bill, now in tier {tier}',
    usedBefore: 'Used before', thisBill: 'This bill', left: 'Left', tier: 'Tier {tier}', tierShort: 'T{tier}', tierRange: '{from}–{to} m³', tierAbove: 'above {from} m³', perM3: '{price}/m³',
    tierUse: '{before} m³ before, {now} m³ now, {left} m³ left', tierUseOpen: '{before} m³ before, {now} m³ now', nextTier: '{left} m³ more until the next tier at {price} per m³', lastTier: 'In the highest tier', boundReached: 'This tier is used up; from now on {price} per m³',
    lines: 'Charges', item: 'Item', quantity: 'Usage × price', money: 'Amount', linesEmpty: 'No published tariff covers this period, so charges cannot be listed; the company’s amount holds.', sum: 'By the published tariff',
    WATER: 'Water', RESOURCE_FEE: 'Water resource fee', RESOURCE_TAX: 'Water resource tax', SEWAGE: 'Sewage', GARBAGE: 'Waste',
    differsTitle: 'Two amounts that differ', differs: 'The company bills {stated}; by the published tariff we arrive at {ours}, a difference of {difference}. The company’s amount is what is paid, and anything over or under stays on your number. Call {hotline} to have it checked.',
    simulatedNote: 'A simulated bill, not a real document',
  },
})
