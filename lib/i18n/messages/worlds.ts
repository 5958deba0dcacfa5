import { define } from '../define'

export const worlds = define({
  zh: {
    title: '演练环境', list: '全部演练环境', here: '当前', preset: '预设', parent: '派生自 {parent}', madeAt: '建于 {at}', expiresAt: '闲置到 {at} 删除', stays: '长期保留',
    fork: '派生', reset: '重置', remove: '删除', sure: '确定{action}？', working: '处理中…', more: '显示更多', reading: '正在读取…',
    new: '新建演练环境', name: '名称（小写字母、数字、短横线）', nameHint: '留空则自动取名', startsAt: '开始时间', clock: '时钟', clockMANUAL: '停住（手动拨）', clockREAL: '从开始时间走起', create: '新建', created: '已新建 {name}', forked: '已派生 {name}', didReset: '{name} 已重置', removed: '{name} 已删除',
    snapshots: '快照', snapshotTaken: '已保存快照', restore: '恢复', restored: '已恢复到快照', noSnapshots: '还没有快照', label: '说明', take: '保存快照',
    hash: '状态指纹', hashHint: '内容相同的两个环境指纹相同', readHash: '计算', api: '接口说明', offline: '连接不上服务器，请稍后再试',
    apiTitle: '演练环境接口', apiText: '本机可以直接调用；其他机器请带上启动时打印的令牌。', apiFile: '接口描述文件', apiTakes: '请求', apiGives: '应答', apiRefuses: '可能的错误', optional: '可省略', back: '返回演练环境',
  },
  en: {
    title: 'Worlds', list: 'All worlds', here: 'here', preset: 'Preset', parent: 'forked from {parent}', madeAt: 'made {at}', expiresAt: 'goes when idle until {at}', stays: 'stays',
    fork: 'Fork', reset: 'Reset', remove: 'Delete', sure: '{action}: sure?', working: 'Working…', more: 'Show more', reading: 'Reading…',
    new: 'New world', name: 'Name (small letters, figures, dashes)', nameHint: 'Made up when empty', startsAt: 'Starts at', clock: 'Clock', clockMANUAL: 'stands (moved by hand)', clockREAL: 'runs from the start', create: 'Create', created: '{name} made', forked: '{name} forked', didReset: '{name} reset', removed: '{name} deleted',
    snapshots: 'Snapshots', snapshotTaken: 'Snapshot kept', restore: 'Restore', restored: 'Back to the snapshot', noSnapshots: 'No snapshot yet', label: 'Label', take: 'Keep a snapshot',
    hash: 'State hash', hashHint: 'Two worlds that hold the same have the same', readHash: 'Compute', api: 'API', offline: 'The server cannot be reached; please try again',
    apiTitle: 'API of worlds', apiText: 'Open to this machine; others send the token that is printed at start.', apiFile: 'OpenAPI 3.1 file', apiTakes: 'takes', apiGives: 'gives', apiRefuses: 'may refuse with', optional: 'optional', back: 'Back to worlds',
  },
})
