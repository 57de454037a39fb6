import { expect, it } from 'vitest'

import { assessmentsFor } from './assessments'

it.each([
  [['view_scores', 'assess', 'review_appeals'], ['assessor'], ['scores', 'explorer', 'schemes', 'entries', 'appeals', 'bulletins', 'assessRules']],
  [['export'], ['handler'], ['scores', 'schemes', 'appeals', 'bulletins']],
  [[], ['inspector'], ['scores']],
  [[], ['channel'], []],
])('with %s as %s one finds %s', (permissions, posts, names) => {
  expect(assessmentsFor(permissions, posts).map((page) => page.name)).toEqual(names)
})
