// Bulletins.
import type { Shape } from '@/locales/shape'
import type zh from '@/locales/zh-CN/bulletins'

const en: Shape<typeof zh> = {
  shelf: 'Shelf',
  noBulletins: 'No bulletins on the shelf yet',
  noBulletinsText: 'They are made when a week, month or year is over; or make one now.',
  noBulletinsUnit: 'Bulletins appear here when they are sent out.',
  makeBulletin: 'Make a bulletin',
  makeBulletinText: 'Word, Excel and PDF from what is known now, put on the shelf; one that says the same as the last is not kept twice.',
  redHeader: 'With red header',
  makeNow: 'Make it now',
  bulletinMade: 'It lies on the shelf',
  bulletinSame: 'It says the same as issue {n}: no other was kept',
  bulletinIssued: 'Sent out: units may read it',
  draftNo: 'issue {n}',
  issued: 'sent out',
  notIssued: 'not sent out',
  issue: 'Send out',
  correctBulletin: 'Make a correction',
  correctBulletinText: 'Made anew from what is known now; once sent out it stands instead of this one, which stays.',
  madeAt: 'Made {at}',
  byItself: '(by itself)',
  issuedAt: 'sent out {at}',
  files: { docx: 'Word', xlsx: 'Excel', pdf: 'PDF', other: 'File' },
  noPublishedScores: 'No scores in this one: publish the period under “Ranking” first, then make another.',
  drafted: 'drafted',
  draftedNote: 'Drafted from data: to be edited by a person before it is sent out',
  photoBefore: 'Before: {caption}',
  photoAfter: 'After: {caption}',
  beforeHandling: 'before',
  afterHandling: 'after',
  where: 'Where',
  now: 'Now',
}

export default en
