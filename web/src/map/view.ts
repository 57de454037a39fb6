// What the map is to show, as plain data. The synchroniser makes the map follow; nothing here knows the library.
export interface Shown {
  lamp: string
  category: string // "event:0101", empty for all
  unit: string
  street: string // the first nine digits of a division
  from?: string // instants: what was reported then, closed or not
  to?: string
}

export interface Spot {
  number: string
  lon: number
  lat: number
}

/** A person drawn where the case of their last act lies. */
export interface Pin {
  id: number
  name: string
  lon: number
  lat: number
}

/** 考核对象 that are places; their published grades may colour the ground. */
export const REGIONS = ['cell', 'community', 'street', 'district'] as const
export type Region = (typeof REGIONS)[number]

export interface View {
  shown: Shown
  heat: boolean
  load: boolean
  graded?: Region | ''
  components: boolean
  selected: Spot | null
  pins?: readonly Pin[]
}

/** The zoom from which grid cells are drawn; from farther away, streets are. */
export const CELLS_FROM = 13

/** What is told of a grid cell under the mouse. */
export interface Cell {
  code: string
  load: number
  grade: string
  score: string
}

export function cellOf(said: Record<string, unknown>): Cell {
  const { code, load, grade = '', score = '' } = said
  return { code: String(code), load: Number(load), grade: String(grade), score: String(score) }
}

export interface Camera {
  centre: [number, number]
  zoom: number
}

export const ALL: Readonly<Shown> = Object.freeze({ lamp: '', category: '', unit: '', street: '' })

/** The parameters of the layer of cases. */
export function caseParameters(shown: Shown): Record<string, string> {
  const code = shown.category.split(':')[1] ?? ''
  return {
    ...(shown.lamp && { lamp: shown.lamp }),
    ...(code && { category_code: code }),
    ...(shown.unit && { department_id: shown.unit }),
    ...(shown.street && { division_code: shown.street }),
    ...(shown.from && shown.to && { stage: 'all', reported_from: shown.from, reported_to: shown.to }),
  }
}

/** The parameters of the layers of places. */
export function placeParameters(view: View): Record<string, string> {
  return view.graded ? { graded: view.graded } : {}
}

/** Streets tell their load where the ground shows it. */
export function streetParameters(view: View): Record<string, string> {
  return { ...placeParameters(view), ...(view.load && { load: 'true' }) }
}

/** Streets and districts are coloured as wholes, smaller regions by their cells, and from afar by what these join to. */
export function colours(view: View): 'cells' | 'divisions' | '' {
  if (!view.graded) return ''
  return view.graded === 'street' || view.graded === 'district' ? 'divisions' : 'cells'
}

const ASIDE = [0, 1, -1, 2, -2]
/** Pins as the map takes them; those of one place stand beside each other. */
export function pinned(pins: readonly Pin[]) {
  const before = new Map<string, number>()
  return {
    type: 'FeatureCollection' as const,
    features: pins.map(({ id, name, lon, lat }) => {
      const place = `${lon.toFixed(4)} ${lat.toFixed(4)}`
      const nth = before.get(place) ?? 0
      before.set(place, nth + 1)
      const aside = ASIDE[nth % ASIDE.length] ?? 0
      const geometry = { type: 'Point' as const, coordinates: [lon, lat] }
      return { type: 'Feature' as const, properties: { id, name, aside }, geometry }
    }),
  }
}

/** Codes of 小类 repeat between 部件 and 事件; the points of the layer say which they are. */
export function natureOf(shown: Shown): string {
  return shown.category.includes(':') ? (shown.category.split(':')[0] ?? '') : ''
}

/** Where tiles of a layer come from; absolute, because a worker asks for them. */
export function tiles(origin: string, layer: string, parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams(parameters).toString()
  return `${origin}/api/v1/map/tiles/${layer}/{z}/{x}/{y}.mvt${query && `?${query}`}`
}
