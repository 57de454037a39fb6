// What a menu of units or of people offers; found by characters or by pinyin initials.
import type { Category, FlatDepartment, Person } from '@/api/reference'

export interface Choice<T> {
  value: T
  label: string
  initials: string
  depth?: number
  disabled?: boolean
}

/** Units in their tree; `except` is taken already. */
export function unitChoices(units: readonly FlatDepartment[], except: number | null = null): Choice<number>[] {
  return units.map((one) => ({
    value: one.id,
    label: one.name,
    initials: one.initials,
    depth: one.depth,
    ...(one.id === except && { disabled: true }),
  }))
}

/** People with their unit and how much each has in hand. */
export function personChoices(people: readonly Person[]): Choice<number>[] {
  return people.map((one) => ({
    value: one.id,
    label: `${one.name} · ${one.department.name}（${one.open_tasks}）`,
    initials: one.initials,
  }))
}

/** 小类 with the 大类 they stand in; the value says both what it is and its code. */
export function categoryChoices(categories: readonly Category[]): Choice<string>[] {
  return categories.map((one) => ({
    value: `${one.nature}:${one.code}`,
    label: `${one.name}（${one.broad_name}）`,
    initials: one.initials,
  }))
}

/** The same choices where the value is part of an address. */
export function asText(choices: readonly Choice<number>[]): Choice<string>[] {
  return choices.map((one) => ({ ...one, value: String(one.value) }))
}
