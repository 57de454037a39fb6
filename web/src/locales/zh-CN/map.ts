// 指挥一张图、一日回放。

export default {
  map: {
    title: '指挥一张图',
    list: '在办案件列表',
    map: '地图',
    mapLabel: '在办案件地图；左边的列表有同样的内容',
    empty: '没有符合条件的在办案件',
    emptyText: '换个示警灯、类型或单位再看。',
    more: '载入更多',
    shows: '图上显示',
    load: '网格负荷',
    heat: '热力',
    components: '部件',
    cell: '单元网格 {code}：在办 {n} 件',
    open: '打开案件',
    broken: '这台电脑画不出地图',
    brokenText: '浏览器没有图形加速，或网络中断；左边的列表照常可用。',
  },
  replay: {
    title: '一日回放',
    day: '日期',
    hour: '截至 {hour} 时',
    slider: '截至几时',
    play: '播放',
    pause: '暂停',
    stop: '回到现在',
    told: '{day}上报的案件，截至 {hour} 时',
  },
}
