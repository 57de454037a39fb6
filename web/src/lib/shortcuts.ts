// A letter for every verb on the screen: its own if free, else the next one of its name, else none.
const WISHES: Record<string, string> = {
  accept: 'a',
  file_case: 'f',
  dispatch: 'd',
  designate: 'g',
  sign: 's',
  feed_back: 'b',
  report_back: 'b',
  request_verification: 'v',
  submit_verification: 'v',
  request_inspection: 'i',
  submit_inspection: 'i',
  reinspect: 'i',
  rework: 'w',
  close: 'c',
  reject: 'x',
  merge: 'm',
  return_to_intake: 'k',
  send_back: 'k',
  extend: 'e',
  suspend: 'h',
  resume: 'r',
  refuse_request: 'n',
  withdraw_request: 'z',
  redispatch: 'd',
  assign_person: 'a',
  request_send_back: 'q',
  request_extension: 'e',
  request_suspension: 'h',
  request_void: 'y',
  urge: 'u',
  place_under_oversight: 'o',
  answer_oversight: 'o',
  lift_oversight: 'l',
  comment: 't',
  amend: 'j',
  follow_up: 'f',
  reopen: 'r',
  approve_self_handled: 'y',
  refuse_self_handled: 'n',
  unmerge: 'm',
}
const TAKEN = new Set(['p']) // printing

// What cannot be undone gets no letter: a slip of the finger must not do it.
export const FINAL_VERBS: ReadonlySet<string> = new Set(['void', 'force_close'])

export function shortcuts(verbs: readonly string[]): Map<string, string> {
  const free = (letter: string) => /[a-z]/.test(letter) && !TAKEN.has(letter) && !used.has(letter)
  const used = new Set<string>()
  const found = new Map<string, string>()
  for (const verb of verbs) {
    if (FINAL_VERBS.has(verb)) continue
    const letter = [WISHES[verb] ?? '', ...verb].find(free)
    if (letter === undefined) continue
    used.add(letter)
    found.set(verb, letter)
  }
  return found
}
