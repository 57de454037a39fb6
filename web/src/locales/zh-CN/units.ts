// 单位办理情况。

export default {
  units: {
    title: '单位办理情况',
    titleBelow: '下级办理情况',
    intro: '各单位手上现有的案件。点数字看案件。',
    failed: '读不到各单位的在办情况',
    empty: '没有下级单位',
    emptyText: '部门表里本单位下面还没有二级平台或班组；由管理员在开通向导里载入。',
    unit: '单位',
    own: '本单位',
    open: '在办',
    handedDown: '其中二级派遣',
    unsigned: '待签收',
    nearDue: '将超期',
    overdue: '超期',
    suspended: '挂账',
    asked: '待批申请',
    total: '合计',
    find: '查找单位',
    busyOnly: '只看有案件的',
    none: '没有符合的单位。',
    load: '在办 {open}',
    loadLate: '在办 {open}，超期 {overdue}',
    idle: '在办 0',
    parentDue: '本单位截止 {time}；不填时限则下级与本单位同时截止',
  },
}
