// What was typed beside what is known, and the drafts of an issue by topic.
import type { BulletinText, CaseTheme, Content } from '@/api/bulletins'

/** Topic → the drafted paragraphs of an issue, a line each. */
export function draftsOf(content: Content | null): Record<string, string> {
  const found: Record<string, string[]> = {}
  for (const section of content?.sections ?? []) {
    for (const block of section.blocks) {
      if (block.type === 'paragraph' && block.drafted && block.topic) (found[block.topic] ??= []).push(block.text)
    }
  }
  return Object.fromEntries(Object.entries(found).map(([topic, lines]) => [topic, lines.join('\n')]))
}

/** The topics whose words were changed. */
export function changedTexts(known: BulletinText[], typed: Record<string, string>): string[] {
  return known.filter((one) => (typed[one.topic] ?? '').trim() !== one.text).map((one) => one.topic)
}

/** Themes as they are sent: empty lines left out. */
export function wholeThemes(rows: CaseTheme[]): CaseTheme[] {
  return rows
    .filter((one) => one.name.trim() !== '' || one.category_codes.length > 0)
    .map((one) => ({ ...one, name: one.name.trim() }))
}
