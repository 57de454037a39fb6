// Where in a remark a unit is being called: from the last @ to the cursor.
export function calling(text: string, at: number): string | null {
  const said = /@([^\s@，。；、,;:：]*)$/.exec(text.slice(0, at))
  return said ? (said[1] ?? '') : null
}

/** The remark with the unit's name in place of what was typed of it, and where the cursor stands then. */
export function withUnit(text: string, at: number, name: string): { text: string; at: number } {
  const from = text.slice(0, at).lastIndexOf('@')
  const made = `${text.slice(0, from)}@${name} `
  return { text: made + text.slice(at), at: made.length }
}
