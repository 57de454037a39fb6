// The map and the day looked at again.
import type { Shape } from '@/locales/shape'
import type zh from '@/locales/zh-CN/map'

const en: Shape<typeof zh> = {
  map: {
    title: 'City map',
    list: 'Open cases as a list',
    map: 'Map',
    mapLabel: 'Map of open cases; the list beside it says the same',
    empty: 'No open case matches',
    emptyText: 'Choose another lamp, category or unit.',
    more: 'Load more',
    shows: 'On the map',
    load: 'Load of cells',
    heat: 'Heat',
    components: 'Components',
    cell: 'Grid cell {code}: {n} open',
    open: 'Open the case',
    broken: 'This computer cannot draw the map',
    brokenText: 'There is no graphics acceleration, or the network is gone. The list works as ever.',
  },
  replay: {
    title: 'A day',
    day: 'Day',
    hour: 'until {hour}:00',
    slider: 'Until which hour',
    play: 'Play',
    pause: 'Pause',
    stop: 'Back to now',
    told: 'Reported on {day}, until {hour}:00',
  },
}

export default en
