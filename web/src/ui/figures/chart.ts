// What a chart shows, and the option that draws it. Pure, so that it can be tested without a canvas.
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>

export interface Series {
  name: string
  values: number[]
  /** The name of a colour of the page, such as --brand. */
  colour: string
  as: 'bar' | 'line'
}

export interface Paint {
  colour: (name: string) => string
  size: number
  family: string
  still: boolean
}

export function optionOf(labels: string[], series: Series[], unit: string, paint: Paint): ChartOption {
  const dim = paint.colour('--dim')
  const line = paint.colour('--line')
  const text = { color: dim, fontSize: paint.size, fontFamily: paint.family }
  const legend = series.length > 1
  return {
    animation: !paint.still,
    animationDuration: 300,
    grid: {
      top: paint.size * (legend ? 2.4 : 1.8),
      right: paint.size * 0.7,
      bottom: 0,
      left: 0,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: legend
      ? { top: 0, right: 0, itemWidth: paint.size, itemHeight: paint.size * 0.7, textStyle: text }
      : { show: false },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      axisPointer: { type: 'shadow' },
      backgroundColor: paint.colour('--panel'),
      borderColor: line,
      textStyle: { ...text, color: paint.colour('--text') },
      valueFormatter: (value) => `${String(value)} ${unit}`,
    },
    xAxis: {
      type: 'category',
      data: labels,
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameGap: paint.size * 0.7,
      nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -paint.size * 1.4] },
      minInterval: 1,
      splitNumber: 3,
      axisLabel: text,
      splitLine: { lineStyle: { color: line } },
    },
    series: series.map((one) => drawn(one, paint)),
  }
}

function drawn(one: Series, paint: Paint): BarSeriesOption | LineSeriesOption {
  const color = paint.colour(one.colour)
  if (one.as === 'bar') {
    return { type: 'bar', name: one.name, data: one.values, itemStyle: { color }, barMaxWidth: paint.size * 1.8, cursor: 'pointer' }
  }
  return {
    type: 'line',
    name: one.name,
    data: one.values,
    itemStyle: { color },
    lineStyle: { color, width: Math.max(2, paint.size / 6) },
    symbolSize: paint.size * 0.5,
    cursor: 'pointer',
  }
}
