// 示警灯 and people as pictures for the map, drawn here: the colour and the shape say the same.
export const LAMPS = ['green', 'yellow', 'red', 'paused', 'over'] as const // over: closed, burns no more
const SIZE = 44 // twice as many pixels as it is wide, for sharp screens

export function lampPicture(lamp: (typeof LAMPS)[number], colour: string, halo: string): ImageData | null {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE
  canvas.height = SIZE
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const middle = SIZE / 2
  pen.beginPath()
  if (lamp === 'green') pen.arc(middle, middle, 13, 0, 2 * Math.PI)
  else if (lamp === 'over') pen.arc(middle, middle, 9, 0, 2 * Math.PI)
  else if (lamp === 'yellow') {
    pen.moveTo(middle, 6)
    pen.lineTo(SIZE - 6, SIZE - 9)
    pen.lineTo(6, SIZE - 9)
    pen.closePath()
  } else if (lamp === 'red') pen.rect(9, 9, SIZE - 18, SIZE - 18)
  else {
    pen.rect(11, 9, 8, SIZE - 18)
    pen.rect(SIZE - 19, 9, 8, SIZE - 18)
  }
  pen.lineJoin = 'round'
  pen.lineWidth = 7
  pen.strokeStyle = halo
  pen.stroke()
  pen.fillStyle = colour
  pen.fill()
  return pen.getImageData(0, 0, SIZE, SIZE)
}

const PIN = { width: 44, height: 60 }

/** A person, standing on the place with the point of a pin. */
export function pinPicture(colour: string, halo: string): ImageData | null {
  const canvas = document.createElement('canvas')
  canvas.width = PIN.width
  canvas.height = PIN.height
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.beginPath()
  pen.arc(22, 21, 17, Math.PI * 0.82, Math.PI * 0.18)
  pen.lineTo(22, 57)
  pen.closePath()
  pen.lineJoin = 'round'
  pen.lineWidth = 5
  pen.strokeStyle = halo
  pen.stroke()
  pen.fillStyle = colour
  pen.fill()
  pen.fillStyle = halo
  pen.beginPath()
  pen.arc(22, 15, 5.5, 0, 2 * Math.PI)
  pen.fill()
  pen.beginPath()
  pen.arc(22, 31, 9.5, Math.PI, 0)
  pen.closePath()
  pen.fill()
  return pen.getImageData(0, 0, PIN.width, PIN.height)
}
