import { beforeEach, describe, expect, it } from 'vitest'

import { Problem } from '@/api/problem'

import {
  blankDraft,
  bodyOf,
  type CategoryChoice,
  type Draft,
  fieldOf,
  keepDraft,
  keptDraft,
  lacking,
  refusalOf,
  type Spot,
  stillThere,
  withRecent,
  wordsOf,
} from './draft'

function told(): Draft {
  return {
    ...blankDraft(),
    phone: ' 13800000000 ',
    name: '示例',
    description: ' 井盖破损 ',
    category: { nature: 'component', code: '0101', name: '上水井盖', broad_name: '公用设施' },
    categoryText: '0101 上水井盖',
    address: '甲路1号',
    spot: { words: '甲路1号', lon: 113.9, lat: 35.3, typed: false, system: 'wgs84', exactness: 'number', exactnessLabel: '' },
    component: '4107020101000001',
  }
}

describe('what is sent', () => {
  it('holds what the form says', () => {
    expect(bodyOf(told())).toMatchObject({
      source: 'hotline',
      nature: 'component',
      category: '0101',
      description: '井盖破损',
      lon: 113.9,
      component_code: '4107020101000001',
      reporter: { name: '示例', phone: '13800000000', anonymous: false },
    })
  })
  it('names nobody who wants to stay unnamed', () => {
    expect(bodyOf({ ...told(), anonymous: true }).reporter).toEqual({ name: '', phone: '', anonymous: true })
  })
  it('sends no component with an event', () => {
    const event = { ...told(), category: { nature: 'event', code: '0101', name: '私搭乱建', broad_name: '市容' } }
    expect(bodyOf(event).component_code).toBe('')
  })
  it('is complete only with words, a category and a place', () => {
    expect(lacking(blankDraft())).toEqual(['description', 'category', 'address'])
    expect(lacking(told())).toEqual([])
  })
})

describe('a place and its words', () => {
  it('lasts while words are added behind, and no longer', () => {
    const spot = told().spot as Spot
    expect(stillThere(spot, '甲路1号东侧店门口')).toBe(true)
    expect(stillThere(spot, '甲路')).toBe(false)
    expect(stillThere(spot, '乙路1号')).toBe(false)
  })
})

describe('refusals', () => {
  it.each([
    ['reporter.phone', 'phone'],
    ['reporter_phone', 'phone'],
    ['category_code', 'category'],
    ['lat', 'address'],
    ['source_ref', 'sourceRef'],
    ['evidence', null],
  ])('%s is said at %s', (named, field) => {
    expect(fieldOf(named)).toBe(field)
  })
  it('says the rest for the whole form', () => {
    const body = { code: 'refused', detail: '平台已停用。', detail_en: 'Closed.' }
    expect(refusalOf(new Problem(body, 409), 'zh-CN')).toEqual({ fields: {}, rest: '平台已停用。' })
  })
  it('says a point outside the district at the place', () => {
    const body = { code: 'outside_district', detail: '不在辖区内。', detail_en: 'Outside.' }
    expect(refusalOf(new Problem(body, 422), 'zh-CN').fields).toEqual({ address: '不在辖区内。' })
  })
})

describe('the draft in the tab', () => {
  beforeEach(() => sessionStorage.clear())
  it('comes back after a reload, to its owner only', () => {
    keepDraft('one', told())
    expect(keptDraft('one')).toEqual(told().key ? { ...told(), key: expect.any(String) } : null)
    expect(keptDraft('other')).toBeNull()
    expect(sessionStorage.length).toBe(0)
  })
  it('is gone with the form', () => {
    keepDraft('one', told())
    keepDraft('one', blankDraft())
    expect(sessionStorage.length).toBe(0)
  })
})

describe('the place that was chosen', () => {
  it.each([
    ['和平路口', '和平路', '和平路口'],
    [' 和平路口东北角超市门口 ', '和平路口', '和平路口东北角超市门口'],
    ['hpl', '和平路', '和平路'],
  ])('"%s" and the offer %s read %s', (said, name, words) => {
    expect(wordsOf({ name, typed: false }, said)).toBe(words)
  })
  it('stays as typed when it is coordinates', () => {
    expect(wordsOf({ name: '坐标 113.88，35.30', typed: true }, '113.88, 35.30')).toBe('113.88, 35.30')
  })
})

it('the last used categories: this one first, each once, six at most', () => {
  const category = (code: string): CategoryChoice => ({ nature: 'event', code, name: code, broad_name: '' })
  const used = ['1', '2', '3', '4', '5', '6'].map(category)
  expect(withRecent(used, category('4')).map((one) => one.code)).toEqual(['4', '1', '2', '3', '5', '6'])
  expect(withRecent(used, category('7')).map((one) => one.code)).toEqual(['7', '1', '2', '3', '4', '5'])
  expect(withRecent(used, { ...category('4'), nature: 'component' })).toHaveLength(6)
})
