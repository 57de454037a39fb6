// 底色: what the ground of the map may be coloured by.
import { type Region, REGIONS } from '@/map/view'

export const UNPUBLISHED = 'unpublished' // grades are wanted, but there are none

const isRegion = (name: string): name is Region => (REGIONS as readonly string[]).includes(name)

/** The ground that an address asks for; the load of cells if it asks for none that there is. */
export function groundOf(asked: string): string {
  return asked === 'plain' || asked === UNPUBLISHED || isRegion(asked) ? asked : 'load'
}

export function regionOf(ground: string): Region | '' {
  return isRegion(ground) ? ground : ''
}
