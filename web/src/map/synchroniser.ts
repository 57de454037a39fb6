// Makes the map follow the view: compares what is wanted with what was done last and tells the map the difference.
import type { GeoJSONSource, Map as LibraryMap, VectorTileSource } from 'maplibre-gl'

import { pointFilter, visible } from './style'
import { caseParameters, colours, pinned, placeParameters, streetParameters, tiles, type View } from './view'

const PANEL = 400 // pixels on the right where the case is told
const PLAIN = ['sums', 'sum-counts', 'points']

export class Synchroniser {
  private readonly map: LibraryMap
  private readonly origin: string
  private last: View

  constructor(map: LibraryMap, origin: string, first: View) {
    this.map = map
    this.origin = origin
    this.last = { ...first, selected: null, pins: [] }
  }

  follow(view: View): void {
    const before = this.last
    this.last = { ...view, shown: { ...view.shown } }
    this.ask('cases', caseParameters(view.shown), caseParameters(before.shown))
    if (view.shown.category !== before.shown.category) this.map.setFilter('points', pointFilter(view))
    if (view.heat !== before.heat) {
      this.show(['heat'], view.heat)
      this.show(PLAIN, !view.heat)
    }
    if (view.load !== before.load) this.show(['load', 'street-load'], view.load)
    this.ask('divisions', streetParameters(view), streetParameters(before))
    this.ask('cells', placeParameters(view), placeParameters(before))
    this.ask('grounds', placeParameters(view), placeParameters(before))
    if (view.graded !== before.graded) this.colour(view)
    if (view.pins !== before.pins) this.map.getSource<GeoJSONSource>('pins')?.setData(pinned(view.pins ?? []))
    if (view.components !== before.components) this.show(['components', 'component-names'], view.components)
    if (view.selected?.number !== before.selected?.number) this.mark(view)
  }

  /** What happened in the city since: cases and the load of places are asked for again. */
  refresh(): void {
    for (const source of this.last.load ? ['cases', 'cells', 'divisions'] : ['cases']) this.map.refreshTiles(source)
  }

  private ask(source: string, wanted: Record<string, string>, before: Record<string, string>): void {
    const asked = tiles(this.origin, source, wanted)
    if (asked !== tiles(this.origin, source, before)) this.map.getSource<VectorTileSource>(source)?.setTiles([asked])
  }

  private colour(view: View): void {
    this.show(['grades', 'grade-names', 'grounds'], colours(view) === 'cells')
    this.show(['street-grades'], colours(view) === 'divisions')
  }

  private show(layers: string[], yes: boolean): void {
    for (const layer of layers) this.map.setLayoutProperty(layer, 'visibility', visible(yes))
  }

  private mark({ selected }: View): void {
    const at = selected && ([selected.lon, selected.lat] as [number, number])
    this.map.getSource<GeoJSONSource>('selected')?.setData({
      type: 'FeatureCollection',
      features: at ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: at } }] : [],
    })
    if (at && !this.isInSight(at)) this.map.easeTo({ center: at, zoom: Math.max(13, this.map.getZoom()), duration: 600 })
  }

  /** On the screen, near enough to be told apart, and not under the panel of the case. */
  private isInSight(at: [number, number]): boolean {
    const { x, y } = this.map.project(at)
    const { clientWidth, clientHeight } = this.map.getContainer()
    const free = clientWidth > 2 * PANEL ? clientWidth - PANEL : clientWidth
    return x > 0 && y > 0 && x < free && y < clientHeight && this.map.getZoom() >= 12
  }
}
