// Streets as the tiles tell of them: where each lies and how it is called. Pure: features in, features out.
import type { GeoJSONFeature } from 'maplibre-gl'

export type Box = [west: number, south: number, east: number, north: number]

/** A street under the mouse or on a label. `open` is null while its load is not asked for; `regions` counts those of one grade. */
export interface Street {
  code: string
  name: string
  open: number | null
  overdue: number
  grade: string
  score: string
  regions: number
}

export interface Placed extends Street {
  box: Box
  middle: [lon: number, lat: number] // where its name has room
}

type Properties = GeoJSONFeature['properties']

export function streetOf(said: Properties): Street {
  return {
    code: String(said.code),
    name: String(said.name),
    open: said.open === undefined ? null : Number(said.open),
    overdue: Number(said.overdue ?? 0),
    grade: String(said.grade ?? ''),
    score: String(said.score ?? ''),
    regions: 0,
  }
}

/** What was known of the streets, brought up to date by what is loaded now. */
export function placed(known: ReadonlyMap<string, Placed>, loaded: readonly Pick<GeoJSONFeature, 'properties'>[]): Map<string, Placed> {
  const found = new Map(known)
  for (const { properties } of loaded) {
    const { west, south, east, north, lon, lat } = properties
    found.set(String(properties.code), { ...streetOf(properties), box: [west, south, east, north], middle: [lon, lat] })
  }
  return found
}

/** All of them in one box. */
export function whole(streets: Iterable<Placed>): Box | null {
  const boxes = [...streets].map((street) => street.box)
  if (boxes.length === 0) return null
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ]
}

/** One name for each street: from afar with its open cases, always with the grade of streets that are graded. */
export function named(streets: Iterable<Placed>) {
  return {
    type: 'FeatureCollection' as const,
    features: [...streets].map(({ name, open, grade, score, middle }) => {
      const near = [name, [grade, score].filter(Boolean).join(' ')].filter(Boolean).join('\n')
      return {
        type: 'Feature' as const,
        properties: { near, afar: open === null ? near : `${near}\n${open}` },
        geometry: { type: 'Point' as const, coordinates: middle },
      }
    }),
  }
}
