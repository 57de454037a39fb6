// 指标探索。

export default {
  presets: '常用',
  presetNames: { heat: '热力日历（星期×时）', calendar: '每日', unitCategory: '部门×小类', streetCategory: '街道×小类', unitLate: '超期部门' },
  fact: '数什么',
  rows: '行',
  columns: '列',
  noColumns: '不分',
  by: '归期',
  bys: { reported_at: '按上报时间', filed_at: '按立案时间', dispatched_at: '按派遣时间', due_at: '按截止时间', closed_at: '按结案时间' },
  byWhat: '按{what}',
  sum: '合计',
  hour: '{n}时',
  weekdays: { 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六', 7: '周日' },
  chart: '按{what}的图',
  clickCell: '点任一格看案件',
  unitNote: '按部门分时，一件案件由几个部门办过就各计一次。',
  noCount: '{period} 没有这样的案件',
  noCountText: '换一个周期或换一个数试试。',
  itemKinds: {
    linear: '按率得分', benchmark: '基准扣分', band: '分档得分', count_deduct: '按次扣分', base_minus: '基础分扣减', formula: '算式', manual: '人工评分', adjust: '加减分',
  },
  dimensions: {
    unit: '部门', street: '街道', community: '社区', cell: '单元网格', nature: '事件或部件', category: '小类', source: '来源', area: '区域类别', month: '月', day: '日', weekday: '星期', hour: '时',
  },
  facts: {
    reported: '上报', accepted: '受理', rejected: '不予受理', filed: '立案', voided: '作废', dispatched: '派遣', handled: '处置', handled_on_time: '按期处置',
    handled_late: '超期处置', unhandled_overdue: '超期未处置', closed: '结案', closed_on_time: '按期结案', closed_late: '超期结案', same_day_closed: '同日办结',
    rework: '返工', sent_back: '退回', extended: '延期', suspended: '挂账', urged_count: '催办次', overseen: '督办', public_report: '公众举报',
    verified_public_report: '公众举报核实', reopened: '重开', satisfied: '满意', dissatisfied: '不满意',
  },
}
