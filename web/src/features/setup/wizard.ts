// The steps of the wizard: which requirements of the server and which tables belong to each, in the order of work.
import type { SetupState, SetupStep, TableKind } from '@/api/setup'

export type StageName =
  | 'frame'
  | 'divisions'
  | 'departments'
  | 'people'
  | 'grids'
  | 'catalogue'
  | 'responsibilities'
  | 'calendar'
  | 'channels'
  | 'trial'

interface Plan {
  name: StageName
  asks: readonly string[] // of the server's steps, by name or by the part before the colon
  tables?: readonly string[]
  later?: readonly string[]
}

const PLAN: readonly Plan[] = [
  { name: 'frame', asks: ['platform', 'numbering'] },
  { name: 'divisions', asks: ['divisions'], tables: ['divisions'] },
  { name: 'departments', asks: ['centre', 'units'], tables: ['departments'] },
  { name: 'people', asks: ['post'], tables: ['people'] },
  { name: 'grids', asks: ['duty-grids', 'cells'], tables: ['duty-grids', 'cells'], later: ['components', 'roads', 'place-names'] },
  { name: 'catalogue', asks: ['catalogue'], tables: ['catalogue'], later: ['stage-limits'] },
  { name: 'responsibilities', asks: ['responsibilities'], tables: ['responsibilities'] },
  { name: 'calendar', asks: ['calendar'], tables: ['calendar-windows'], later: ['calendar-days'] },
  { name: 'channels', asks: ['channels'] },
  { name: 'trial', asks: [] },
]

export type Standing = 'done' | 'missing' | 'advised'

export interface WizardStage {
  name: StageName
  standing: Standing
  asks: SetupStep[]
  tables: TableKind[]
  later: TableKind[]
}

/** The state of the server laid out as steps. */
export function laidOut(state: SetupState): WizardStage[] {
  const known = new Map(state.tables.map((table) => [table.kind, table]))
  const named = (kinds: readonly string[] = []) => kinds.flatMap((kind) => known.get(kind) ?? [])
  return PLAN.map((plan) => {
    const asks = state.steps.filter((step) => plan.asks.includes(step.step.split(':')[0] ?? ''))
    const standing = plan.name === 'trial' ? standingOfTrial(state) : standingOf(asks)
    return { name: plan.name, standing, asks, tables: named(plan.tables), later: named(plan.later) }
  })
}

function standingOf(asks: readonly SetupStep[]): Standing {
  if (asks.some((step) => step.blocking && !step.done)) return 'missing'
  return asks.every((step) => step.done) ? 'done' : 'advised'
}

/** The test case is behind us once there is any case at all. */
function standingOfTrial(state: SetupState): Standing {
  if (!state.ready) return 'missing'
  return state.steps.some((step) => step.step === 'numbering' && step.count > 0) ? 'done' : 'advised'
}

/** Where to begin: the first step that lacks something needed, else the test case. */
export function firstOpen(stages: readonly WizardStage[]): StageName {
  return stages.find((stage) => stage.standing === 'missing')?.name ?? 'trial'
}

/** How many things that a case needs are not there yet. */
export function lacking(state: SetupState): number {
  return state.steps.filter((step) => step.blocking && !step.done).length
}

// What a table's file cannot say itself.
const PLACED: ReadonlySet<string> = new Set(['cells', 'components', 'roads', 'place-names'])
const SHAPES: ReadonlySet<string> = new Set(['cells', 'roads'])

export const asksForSystem = (kind: string) => PLACED.has(kind)
export const takesShapes = (kind: string) => SHAPES.has(kind)
export const acceptOf = (kind: string) => (takesShapes(kind) ? '.xlsx,.csv,.txt,.json,.geojson,.zip' : '.xlsx,.csv,.txt')

export function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
