// How the map looks: our own streets, cells and roads below, cases above. No tile, glyph or picture from elsewhere.
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'

import { caseParameters, CELLS_FROM, colours, natureOf, pinned, placeParameters, streetParameters, tiles, type View } from './view'

export interface Palette {
  ground: string
  area: string
  edge: string
  cell: string
  road: string
  text: string
  halo: string
  green: string
  yellow: string
  red: string
  paused: string
  over: string
  brand: string
  blue: string
  orange: string
  black: string
  sum: string
  font: string
  scale: number // of letters and lamps, for walls
}

const NAMED_FROM = 12.5 // pins; farther away their names would only cover each other
const NONE = { type: 'FeatureCollection' as const, features: [] }
const IS_POINT: ExpressionSpecification = ['has', 'number']
const IS_SUM: ExpressionSpecification = ['has', 'count']

/** A base map from outside: raster layers, one above the other. */
export interface Base {
  tiles: string[]
  tile_size: number
  max_zoom: number
  attribution: string
}

export function styleOf(origin: string, view: View, paint: Palette, base: Base | null = null): StyleSpecification {
  const layer = (name: string, minzoom: number, maxzoom: number, parameters = {}) => ({
    type: 'vector' as const,
    tiles: [tiles(origin, name, parameters)],
    minzoom,
    maxzoom,
  })
  const below = base?.tiles ?? []
  const rasters = below.map((address, index) => [
    `base-${index}`,
    {
      type: 'raster' as const,
      tiles: [address.startsWith('/') ? `${origin}${address}` : address],
      tileSize: base?.tile_size ?? 256,
      maxzoom: base?.max_zoom ?? 18,
      attribution: base?.attribution ?? '',
    },
  ])
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(rasters),
      divisions: layer('divisions', 3, 14, streetParameters(view)),
      grounds: layer('grounds', 3, CELLS_FROM - 1, placeParameters(view)),
      cells: layer('cells', CELLS_FROM, 15, placeParameters(view)),
      roads: layer('roads', 10, 15),
      components: layer('components', 15, 17),
      cases: layer('cases', 3, 16, caseParameters(view.shown)),
      names: { type: 'geojson', data: NONE },
      selected: { type: 'geojson', data: NONE },
      pins: { type: 'geojson', data: pinned(view.pins ?? []) },
    },
    layers: layersOf(view, paint, below.length),
  }
}

export function pointFilter(view: View): FilterSpecification {
  const nature = natureOf(view.shown)
  return nature ? ['all', IS_POINT, ['==', ['get', 'nature'], nature]] : IS_POINT
}

export function visible(yes: boolean): 'visible' | 'none' {
  return yes ? 'visible' : 'none'
}

/** The colour that a grade has by its scheme. */
function gradeColour(paint: Palette): ExpressionSpecification {
  const { green, blue, yellow, orange, red, black } = paint
  return ['match', ['get', 'colour'], 'green', green, 'blue', blue, 'yellow', yellow, 'orange', orange, 'red', red, black]
}

function gradeFill(id: string, source: 'cells' | 'grounds' | 'divisions', view: View, paint: Palette): LayerSpecification {
  return {
    id,
    type: 'fill',
    source,
    'source-layer': source,
    ...(source === 'grounds' && { maxzoom: CELLS_FROM }),
    filter: ['has', 'colour'],
    layout: { visibility: visible((colours(view) === 'divisions') === (source === 'divisions') && colours(view) !== '') },
    paint: { 'fill-color': gradeColour(paint), 'fill-opacity': 0.42 },
  }
}

function layersOf(view: View, paint: Palette, below: number): LayerSpecification[] {
  // Over a base map our own streets and roads would only hide its own.
  const drawn = { visibility: visible(below === 0) }
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': paint.ground } },
    ...Array.from({ length: below }, (_, index): LayerSpecification => ({ id: `base-${index}`, type: 'raster', source: `base-${index}` })),
    { id: 'streets', type: 'fill', source: 'divisions', 'source-layer': 'divisions', layout: drawn, paint: { 'fill-color': paint.area } },
    {
      id: 'load',
      type: 'fill',
      source: 'cells',
      'source-layer': 'cells',
      layout: { visibility: visible(view.load) },
      paint: {
        'fill-color': ['interpolate', ['linear'], ['get', 'load'], 1, paint.yellow, 6, paint.red],
        'fill-opacity': ['interpolate', ['linear'], ['get', 'load'], 0, 0, 1, 0.26, 6, 0.52],
      },
    },
    {
      id: 'street-load',
      type: 'fill',
      source: 'divisions',
      'source-layer': 'divisions',
      maxzoom: CELLS_FROM,
      filter: ['>', ['coalesce', ['get', 'open'], 0], 0],
      layout: { visibility: visible(view.load) },
      paint: {
        'fill-color': paint.red,
        'fill-opacity': ['interpolate', ['linear'], ['get', 'share'], 0, 0.04, 1, 0.5],
      },
    },
    gradeFill('grades', 'cells', view, paint),
    gradeFill('grounds', 'grounds', view, paint),
    gradeFill('street-grades', 'divisions', view, paint),
    // Drawn by nothing: where the mouse finds the street, and the cell.
    { id: 'street-area', type: 'fill', source: 'divisions', 'source-layer': 'divisions', maxzoom: CELLS_FROM, paint: { 'fill-opacity': 0 } },
    { id: 'cell-area', type: 'fill', source: 'cells', 'source-layer': 'cells', paint: { 'fill-opacity': 0 } },
    {
      id: 'cell-lines',
      type: 'line',
      source: 'cells',
      'source-layer': 'cells',
      paint: { 'line-color': paint.cell, 'line-width': 0.7 },
    },
    {
      id: 'roads',
      type: 'line',
      source: 'roads',
      'source-layer': 'roads',
      layout: { ...drawn, 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': paint.road, 'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 10, 0.6, 13, 1.8, 17, 11] },
    },
    {
      id: 'street-lines',
      type: 'line',
      source: 'divisions',
      'source-layer': 'divisions',
      paint: { 'line-color': paint.edge, 'line-width': 1.6, 'line-dasharray': [4, 2] },
    },
    {
      id: 'components',
      type: 'circle',
      source: 'components',
      'source-layer': 'components',
      minzoom: 15,
      layout: { visibility: visible(view.components) },
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 15, 2, 18, 5],
        'circle-color': paint.paused,
        'circle-stroke-color': paint.halo,
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'road-names',
      type: 'symbol',
      source: 'roads',
      'source-layer': 'roads',
      minzoom: 13.5,
      layout: { ...drawn, 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-size': 12 * paint.scale, 'text-font': [paint.font] },
      paint: { 'text-color': paint.text, 'text-halo-color': paint.halo, 'text-halo-width': 1.5 },
    },
    {
      id: 'grade-names',
      type: 'symbol',
      source: 'cells',
      'source-layer': 'cells',
      minzoom: 14.2,
      filter: ['has', 'colour'],
      layout: {
        visibility: visible(colours(view) === 'cells'),
        'text-field': ['get', 'grade'],
        'text-size': 13 * paint.scale,
        'text-font': [paint.font],
      },
      paint: { 'text-color': paint.text, 'text-halo-color': paint.halo, 'text-halo-width': 1.5 },
    },
    {
      id: 'heat',
      type: 'heatmap',
      source: 'cases',
      'source-layer': 'cases',
      layout: { visibility: visible(view.heat) },
      paint: {
        'heatmap-weight': ['min', 1, ['/', ['coalesce', ['get', 'count'], 1], 4]],
        'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 9, 16, 15, 46],
        'heatmap-opacity': 0.75,
      },
    },
    {
      id: 'sums',
      type: 'circle',
      source: 'cases',
      'source-layer': 'cases',
      filter: IS_SUM,
      layout: { visibility: visible(!view.heat) },
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['get', 'count'], 1, 9, 50, 18, 500, 30],
        'circle-color': ['case', ['>', ['get', 'red'], 0], paint.red, ['>', ['get', 'yellow'], 0], paint.yellow, paint.sum],
        'circle-stroke-color': paint.halo,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'sum-counts',
      type: 'symbol',
      source: 'cases',
      'source-layer': 'cases',
      filter: IS_SUM,
      layout: {
        visibility: visible(!view.heat),
        'text-field': ['to-string', ['get', 'count']],
        'text-size': 12,
        'text-font': [paint.font],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': '#ffffff' },
    },
    {
      id: 'component-names',
      type: 'symbol',
      source: 'components',
      'source-layer': 'components',
      minzoom: 17,
      layout: {
        visibility: visible(view.components),
        'text-field': ['get', 'name'],
        'text-size': 11,
        'text-font': [paint.font],
        'text-offset': [0, 1],
        'text-anchor': 'top',
      },
      paint: { 'text-color': paint.text, 'text-halo-color': paint.halo, 'text-halo-width': 1.5 },
    },
    {
      id: 'selected',
      type: 'circle',
      source: 'selected',
      paint: {
        'circle-radius': 15,
        'circle-color': paint.brand,
        'circle-opacity': 0.25,
        'circle-stroke-color': paint.brand,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'points',
      type: 'symbol',
      source: 'cases',
      'source-layer': 'cases',
      filter: pointFilter(view),
      layout: {
        visibility: visible(!view.heat),
        'icon-image': ['concat', 'lamp-', ['coalesce', ['get', 'lamp'], 'over']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.6 * paint.scale, 14, paint.scale, 17, 1.25 * paint.scale],
        'icon-allow-overlap': true,
        'symbol-sort-key': ['match', ['coalesce', ['get', 'lamp'], ''], 'red', 3, 'yellow', 2, 'green', 1, 0],
      },
    },
    {
      id: 'street-names',
      type: 'symbol',
      source: 'names',
      maxzoom: 15,
      layout: {
        'text-field': ['step', ['zoom'], ['get', 'afar'], CELLS_FROM, ['get', 'near']],
        'text-size': 15 * paint.scale,
        'text-font': [paint.font],
        'text-padding': 4,
        // Beside the lamps where there is room, over them where there is none.
        'text-variable-anchor': ['center', 'top', 'bottom'],
        'text-radial-offset': 0.6,
        'text-overlap': 'always',
      },
      paint: { 'text-color': paint.text, 'text-halo-color': paint.halo, 'text-halo-width': 2 },
    },
    {
      id: 'pins',
      type: 'symbol',
      source: 'pins',
      layout: {
        'icon-image': 'pin',
        'icon-anchor': 'bottom',
        'icon-size': paint.scale,
        'icon-offset': ['match', ['get', 'aside'], 1, ['literal', [26, 0]], -1, ['literal', [-26, 0]], 2, ['literal', [52, 0]], -2, ['literal', [-52, 0]], ['literal', [0, 0]]],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': ['step', ['zoom'], '', NAMED_FROM, ['get', 'name']],
        'text-size': 13 * paint.scale,
        'text-font': [paint.font],
        'text-anchor': 'bottom',
        'text-offset': [0, -2.7],
        'text-optional': true,
      },
      paint: { 'text-color': paint.brand, 'text-halo-color': paint.halo, 'text-halo-width': 2 },
    },
  ]
}
