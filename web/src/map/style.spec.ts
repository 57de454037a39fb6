import { describe, expect, it } from 'vitest'

import { type Palette, pointFilter, styleOf } from './style'
import { ALL, type View } from './view'

const paint = new Proxy({}, { get: (_, name) => (name === 'scale' ? 1 : `<${String(name)}>`) }) as Palette
const view: View = { shown: ALL, heat: false, load: true, components: true, selected: null }

describe('the style of the map', () => {
  it('asks nobody but our own server', () => {
    const style = styleOf('http://here', view, paint)
    const asked = JSON.stringify(style).match(/https?:\/\/[^/"]+/g) ?? []
    expect(new Set(asked)).toEqual(new Set(['http://here']))
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
  })

  it('draws only from sources that it has, each layer once', () => {
    const { layers, sources } = styleOf('', view, paint)
    const ids = layers.map((layer) => layer.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const layer of layers) if ('source' in layer) expect(Object.keys(sources)).toContain(layer.source)
  })

  it('shows heat instead of points, never both', () => {
    const shown = (heat: boolean) =>
      styleOf('', { ...view, heat }, paint)
        .layers.filter((layer) => ['heat', 'sums', 'points'].includes(layer.id))
        .filter((layer) => layer.layout && 'visibility' in layer.layout && layer.layout.visibility === 'visible')
        .map((layer) => layer.id)
    expect(shown(true)).toEqual(['heat'])
    expect(shown(false)).toEqual(['sums', 'points'])
  })

  it.each([
    [{ load: true }, ['street-load', 'load']],
    [{ load: false, graded: 'cell' }, ['grounds', 'grades']],
    [{ load: false, graded: 'community' }, ['grounds', 'grades']],
    [{ load: false, graded: 'street' }, ['street-grades', 'street-grades']],
    [{ load: false }, []],
  ] as [Partial<View>, string[]][])('%o colours %o: first from afar, then near by', (told, expected) => {
    const grounds = styleOf('', { ...view, ...told }, paint).layers.filter(
      (layer) => ['load', 'street-load', 'grades', 'grounds', 'street-grades'].includes(layer.id) && layer.layout?.visibility !== 'none',
    )
    const at = (zoom: number) => grounds.filter((layer) => zoom < (layer.maxzoom ?? 24) && !(zoom < 13 && 'source' in layer && layer.source === 'cells'))
    expect([...at(11), ...at(14)].map((layer) => layer.id)).toEqual(expected)
  })

  it('tells 部件 from 事件 where codes are the same', () => {
    expect(pointFilter({ ...view, shown: { ...ALL, category: 'event:0101' } })).toEqual([
      'all',
      ['has', 'number'],
      ['==', ['get', 'nature'], 'event'],
    ])
  })
})

describe('a base map from outside', () => {
  const base = { tiles: ['https://t.city/{z}/{x}/{y}.png', '/tiles/{z}/{x}/{y}.png'], tile_size: 256, max_zoom: 18, attribution: '' }

  it('lies at the bottom, and hides our own streets and roads', () => {
    const { layers, sources } = styleOf('http://here', view, paint, base)
    expect(layers.slice(0, 3).map((layer) => layer.id)).toEqual(['ground', 'base-0', 'base-1'])
    expect(sources['base-1']).toMatchObject({ tiles: ['http://here/tiles/{z}/{x}/{y}.png'] })
    const hidden = layers.filter((layer) => layer.layout && 'visibility' in layer.layout && layer.layout.visibility === 'none')
    expect(hidden.map((layer) => layer.id)).toEqual(expect.arrayContaining(['streets', 'roads', 'road-names']))
  })
})
