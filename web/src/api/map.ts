// What the map shows besides tiles: inspectors on duty, published grades of regions.
import { client, data } from './client'
import type { components } from './schema.gen'

type Schemas = components['schemas']
export type Inspector = Schemas['InspectorOut']
export type Graded = Schemas['GradedOut']

export const inspectors = (): Promise<Inspector[]> => data(client.GET('/api/v1/map/inspectors'))
export const grades = (): Promise<Graded[]> => data(client.GET('/api/v1/map/grades'))
