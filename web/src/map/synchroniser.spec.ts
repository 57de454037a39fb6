import type { Map as LibraryMap } from 'maplibre-gl'
import { describe, expect, it, vi } from 'vitest'

import { Synchroniser } from './synchroniser'
import { ALL, type View } from './view'

const VIEW: View = { shown: ALL, heat: false, load: true, components: true, selected: null }

function fake() {
  const sources: Record<string, { setTiles: ReturnType<typeof vi.fn>; setData: ReturnType<typeof vi.fn> }> = {
    cases: { setTiles: vi.fn(), setData: vi.fn() },
    cells: { setTiles: vi.fn(), setData: vi.fn() },
    divisions: { setTiles: vi.fn(), setData: vi.fn() },
    grounds: { setTiles: vi.fn(), setData: vi.fn() },
    selected: { setTiles: vi.fn(), setData: vi.fn() },
    pins: { setTiles: vi.fn(), setData: vi.fn() },
  }
  const map = {
    getSource: (name: string) => sources[name],
    setFilter: vi.fn(),
    setLayoutProperty: vi.fn(),
    refreshTiles: vi.fn(),
    project: ([x, y]: [number, number]) => ({ x, y }),
    getContainer: () => ({ clientWidth: 1000, clientHeight: 800 }),
    getZoom: () => 14,
    easeTo: vi.fn(),
  }
  return { map, sources, follower: new Synchroniser(map as unknown as LibraryMap, 'http://a', VIEW) }
}

describe('the synchroniser', () => {
  it('does nothing while nothing changes', () => {
    const { map, sources, follower } = fake()
    follower.follow({ ...VIEW })
    expect(sources.cases?.setTiles).not.toHaveBeenCalled()
    expect(map.setLayoutProperty).not.toHaveBeenCalled()
    expect(map.setFilter).not.toHaveBeenCalled()
  })

  it('asks for other cases when another lamp is chosen', () => {
    const { sources, follower } = fake()
    follower.follow({ ...VIEW, shown: { ...ALL, lamp: 'red' } })
    expect(sources.cases?.setTiles).toHaveBeenCalledExactlyOnceWith(['http://a/api/v1/map/tiles/cases/{z}/{x}/{y}.mvt?lamp=red'])
  })

  it('changes between heat and points', () => {
    const { map, follower } = fake()
    follower.follow({ ...VIEW, heat: true })
    expect(map.setLayoutProperty.mock.calls).toEqual([
      ['heat', 'visibility', 'visible'],
      ['sums', 'visibility', 'none'],
      ['sum-counts', 'visibility', 'none'],
      ['points', 'visibility', 'none'],
    ])
  })

  it('colours cells or whole streets by the published grade, and asks for it', () => {
    const { map, sources, follower } = fake()
    follower.follow({ ...VIEW, load: false, graded: 'cell' })
    expect(sources.cells?.setTiles).toHaveBeenCalledExactlyOnceWith(['http://a/api/v1/map/tiles/cells/{z}/{x}/{y}.mvt?graded=cell'])
    expect(sources.grounds?.setTiles).toHaveBeenCalledExactlyOnceWith(['http://a/api/v1/map/tiles/grounds/{z}/{x}/{y}.mvt?graded=cell'])
    follower.follow({ ...VIEW, load: false, graded: 'street' })
    expect(sources.divisions?.setTiles).toHaveBeenLastCalledWith(['http://a/api/v1/map/tiles/divisions/{z}/{x}/{y}.mvt?graded=street'])
    follower.follow({ ...VIEW, graded: '' })
    expect(sources.cells?.setTiles).toHaveBeenLastCalledWith(['http://a/api/v1/map/tiles/cells/{z}/{x}/{y}.mvt'])
    const shown = ['load', 'street-load', 'grades', 'grounds', 'street-grades'].map((layer) =>
      map.setLayoutProperty.mock.calls.filter(([name]) => name === layer).map(([, , value]) => value),
    )
    expect(shown).toEqual([
      ['none', 'visible'],
      ['none', 'visible'],
      ['visible', 'none', 'none'],
      ['visible', 'none', 'none'],
      ['none', 'visible', 'none'],
    ])
  })

  it('sets pins, and takes them away', () => {
    const { sources, follower } = fake()
    const pins = [{ id: 7, name: '李采集', lon: 114, lat: 35 }]
    follower.follow({ ...VIEW, pins })
    follower.follow({ ...VIEW, pins })
    follower.follow({ ...VIEW, pins: [] })
    expect(sources.pins?.setData.mock.calls.map(([told]) => told.features.length)).toEqual([1, 0])
  })

  it('marks the chosen case, and moves only when it cannot be seen', () => {
    const { map, sources, follower } = fake()
    follower.follow({ ...VIEW, selected: { number: '1', lon: 114, lat: 35 } })
    expect(sources.selected?.setData.mock.calls[0]?.[0].features[0].geometry.coordinates).toEqual([114, 35])
    expect(map.easeTo).not.toHaveBeenCalled()
    follower.follow({ ...VIEW, selected: { number: '2', lon: 700, lat: 35 } })
    expect(map.easeTo).toHaveBeenCalledExactlyOnceWith({ center: [700, 35], zoom: 14, duration: 600 })
  })

  it('reads again what moves, and only that', () => {
    const { map, follower } = fake()
    follower.refresh()
    expect(map.refreshTiles.mock.calls).toEqual([['cases'], ['cells'], ['divisions']])
    map.refreshTiles.mockClear()
    follower.follow({ ...VIEW, load: false })
    follower.refresh()
    expect(map.refreshTiles.mock.calls).toEqual([['cases']])
  })
})
