// What the map is to show, as plain data. The synchroniser makes the map follow; nothing here knows the library.
export interface Shown {
  lamp: string
  category: string // "event:0101", empty for all
  unit: string
  from?: string // instants: what was reported then, closed or not
  to?: string
}

export interface Spot {
  number: string
  lon: number
  lat: number
}

export interface View {
  shown: Shown
  heat: boolean
  load: boolean
  components: boolean
  selected: Spot | null
}

export interface Camera {
  centre: [number, number]
  zoom: number
}

export const ALL: Readonly<Shown> = Object.freeze({ lamp: '', category: '', unit: '' })

/** The parameters of the layer of cases. */
export function caseParameters(shown: Shown): Record<string, string> {
  const code = shown.category.split(':')[1] ?? ''
  return {
    ...(shown.lamp && { lamp: shown.lamp }),
    ...(code && { category_code: code }),
    ...(shown.unit && { department_id: shown.unit }),
    ...(shown.from && shown.to && { stage: 'all', reported_from: shown.from, reported_to: shown.to }),
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
