// The pages of the assessment, and who finds them in the menu: by right, or by post where the server shows one's own.
const CENTRE = ['intake', 'duty_chief', 'dispatcher', 'overseer', 'centre_head', 'leader', 'assessor', 'admin']

export interface AssessmentPage {
  name: string
  permissions: readonly string[]
  posts: readonly string[]
}

export const ASSESSMENTS: readonly AssessmentPage[] = [
  { name: 'scores', permissions: ['view_scores'], posts: ['handler', 'inspector', 'intake', 'duty_chief', 'dispatcher'] },
  { name: 'explorer', permissions: ['view_scores'], posts: [] },
  { name: 'schemes', permissions: ['view_scores'], posts: ['handler'] },
  { name: 'entries', permissions: ['view_scores'], posts: [] },
  { name: 'appeals', permissions: ['view_scores', 'review_appeals'], posts: ['handler'] },
  { name: 'bulletins', permissions: ['view_scores'], posts: [...CENTRE, 'handler'] },
  { name: 'assessRules', permissions: ['view_scores'], posts: [] },
]

export function mayOpen(page: AssessmentPage, permissions: readonly string[], posts: readonly string[]): boolean {
  return page.permissions.some((one) => permissions.includes(one)) || page.posts.some((one) => posts.includes(one))
}

export function assessmentsFor(permissions: readonly string[], posts: readonly string[]): AssessmentPage[] {
  return ASSESSMENTS.filter((page) => mayOpen(page, permissions, posts))
}
