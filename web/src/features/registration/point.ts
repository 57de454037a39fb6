// Coordinates as people paste them: "113.8831, 35.3031", "35.3031 113.8831", "经度113.8831 纬度35.3031".
export interface Point {
  lon: number
  lat: number
}

const NUMBER = /\d{1,3}\.\d{2,}/g

/** The point that a text names, or null when the text is something else. Latitudes here are below longitudes. */
export function pointIn(text: string): Point | null {
  const numbers = text.match(NUMBER)?.map(Number) ?? []
  const rest = text.replace(NUMBER, '').replace(/经度|纬度|经|纬|东|北|lon|lat|[NE°:：=,，;；()（）\s]/gi, '')
  const [one, other] = numbers
  if (numbers.length !== 2 || one === undefined || other === undefined || rest !== '') return null
  const [lat, lon] = one < other ? [one, other] : [other, one]
  return lat <= 90 && lon <= 180 ? { lon, lat } : null
}
