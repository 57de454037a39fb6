// 大屏。

export default {
  screen: {
    title: '大屏',
    open: '打开大屏',
    heading: '城市运行管理今日态势',
    full: '全屏',
    leave: '退出大屏',
    onHand: '超期在办',
    soon: '将超期',
    handledToday: '今日处置',
    closedToday: '今日结案',
  },
}
