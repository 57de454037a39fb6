// 惯用语 of a description: how callers' problems are put down. One's own are not learned here, for the words
// of a call are about people.
export const DESCRIBING: readonly string[] = [
  '影响通行，请尽快处理。',
  '存在安全隐患。',
  '已持续多日无人处理。',
  '夜间扰民。',
  '多次反映未解决。',
  '要求回复处理结果。',
]
