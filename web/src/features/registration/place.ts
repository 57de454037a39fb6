// 地点 of a call: words, pasted coordinates or a click on the map; found out in which cell it lies.
import { computed, type Ref, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'

import { client, data } from '@/api/client'
import { problemOf } from '@/api/problem'
import type { components, operations } from '@/api/schema.gen'

import { type Draft, stillThere, type Troubles, wordsOf } from './draft'
import { pointIn } from './point'

export type Located = components['schemas']['Located']
export type Offer = Pick<components['schemas']['AddressOut'], 'name' | 'lon' | 'lat' | 'exactness' | 'exactness_label'> & { typed: boolean }

export function usePlace(draft: Ref<Draft>, troubles: Ref<Troubles>) {
  const { t, locale } = useI18n()
  const place = shallowRef<Located | null>(null)
  const locating = ref(false)
  const settled = computed(() => draft.value.spot !== null && stillThere(draft.value.spot, draft.value.address))
  const isPoint = computed(() => draft.value.spot?.typed === true || pointIn(draft.value.address) !== null)
  let underway = Promise.resolve()

  async function ask(text: string): Promise<Offer[]> {
    if (text === '') return []
    const point = pointIn(text)
    if (point) {
      const name = t('registration.coordinates', { lon: point.lon, lat: point.lat })
      return [{ name, ...point, exactness: 'point', exactness_label: '', typed: true }]
    }
    const told = await data(client.GET('/api/v1/places/addresses', { params: { query: { q: text, limit: 8 } } }))
    return told.map((one) => ({ ...one, typed: false }))
  }

  function locate(): void {
    underway = find()
  }
  async function find(): Promise<void> {
    const spot = draft.value.spot
    place.value = null
    if (spot === null) return
    locating.value = true
    const query = { lon: spot.lon, lat: spot.lat, coordinate_system: spot.system } as NonNullable<operations['locate']['parameters']['query']>
    try {
      const told = await data(client.GET('/api/v1/places/locate', { params: { query } }))
      if (draft.value.spot !== spot && JSON.stringify(draft.value.spot) !== JSON.stringify(spot)) return
      place.value = told
      delete troubles.value.address
      if (spot.typed && draft.value.address === spot.words) {
        draft.value.spot = { ...spot, words: told.address }
        draft.value.address = told.address
      }
    } catch (raised) {
      if (draft.value.spot?.words !== spot.words) return
      draft.value.spot = null
      troubles.value.address = problemOf(raised).sentence(locale.value)
    } finally {
      locating.value = false
    }
  }

  function choose(one: Offer): void {
    const words = wordsOf(one, draft.value.address)
    draft.value.address = words
    draft.value.spot = {
      words,
      lon: one.lon,
      lat: one.lat,
      typed: one.typed,
      system: one.typed ? draft.value.system : 'wgs84',
      exactness: one.exactness,
      exactnessLabel: one.exactness_label,
    }
    locate()
  }
  /** A click on the map is a point like one that was typed. */
  function choosePoint(lon: number, lat: number): void {
    const words = `${lon.toFixed(6)}, ${lat.toFixed(6)}`
    draft.value.system = 'wgs84'
    draft.value.address = words
    choose({ name: words, lon, lat, exactness: 'point', exactness_label: '', typed: true })
  }

  watch(
    () => draft.value.address,
    () => {
      if (!locating.value) delete troubles.value.address
      if (draft.value.spot && !settled.value) {
        draft.value.spot = null
        place.value = null
      }
    },
  )
  // The same numbers in another coordinate system are another place.
  watch(
    () => draft.value.system,
    (system) => {
      if (!draft.value.spot?.typed) return
      draft.value.spot = { ...draft.value.spot, system }
      locate()
    },
  )

  return { place, locating, settled, isPoint, ask, choose, choosePoint, locate, found: () => underway }
}
