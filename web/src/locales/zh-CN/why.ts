// 现状与下一步.
export default {
  why: {
    done: '{when} {who}{what}',
    happened: '{when} {what}',
    noted: '{done}：{note}',
    held: '现由{unit}{what}，{when} 前',
    paused: '现由{unit}{what}，复核日 {when}',
    between: '；',
    line: '{text}。',
  },
}
