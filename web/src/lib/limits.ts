// A limit as the server says it ("4 工作时") is an amount and a unit; the unit has a word in each language.
const UNITS: Record<string, string> = {
  分钟: 'minute',
  紧急工作时: 'urgent_hour',
  工作时: 'work_hour',
  工作日: 'work_day',
  紧急工作日: 'urgent_day',
}

/** The amount and the key of its unit; null for anything that is said otherwise. */
export function limitIn(label: string): { amount: string; unit: string } | null {
  const [amount, unit, ...more] = label.split(' ')
  const key = UNITS[unit ?? '']
  return amount && key && more.length === 0 ? { amount, unit: key } : null
}
