// What the assessment counts: the server says it.
const counted: Record<string, string> = {}

export default { counted }
