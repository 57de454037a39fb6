// 惯用语 put into a text that may have begun already.
const ENDED = /[。！？；，、：\s]$/

export function joined(text: string, phrase: string): string {
  const before = text.trimEnd()
  if (before === '') return phrase
  return ENDED.test(before) ? `${before}${phrase}` : `${before}，${phrase}`
}

/** Which phrase Alt + digit means: 0, 1, …; -1 for any other key. */
export function phraseKey(event: KeyboardEvent): number {
  if (!event.altKey || event.ctrlKey || event.metaKey) return -1
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
  return digit === undefined ? -1 : Number(digit) - 1
}
