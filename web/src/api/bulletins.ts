// 通报架: what was made, its words, its files.
import { client, data, send } from './client'
import { fetchFile } from './files'
import type { components } from './schema.gen'

type Schemas = components['schemas']
export type BulletinRow = Schemas['BulletinRow']
export type BulletinText = Schemas['BulletinTextOut']
export type CaseTheme = Schemas['CaseThemeOut']

export interface TableBlock {
  type: 'table'
  title: string
  columns: { label: string; width: number; number: boolean }[]
  rows: string[][]
  total: boolean
  note: string
}
export interface ChartBlock {
  type: 'chart'
  kind: 'bars' | 'lines'
  title: string
  labels: string[]
  series: { label: string; values: number[] }[]
}
export type Block =
  | { type: 'subheading'; text: string; number: string }
  | { type: 'paragraph'; text: string; drafted: boolean; topic?: string }
  | TableBlock
  | ChartBlock
  | { type: 'photos'; caption: string; before: string; after: string }
  | { type: 'new-page' }
export interface Section {
  number: string
  heading: string
  annexed: boolean
  blocks: Block[]
}
export interface Content {
  title: string
  issuer: string
  issue: string
  period: string
  date: string
  remark: string
  sections: Section[]
}
export interface Bulletin {
  bulletin: BulletinRow
  content: Content
}

export const bulletins = () => data(client.GET('/api/v1/bulletins'))
/** The content is told as it lies on the shelf. */
export const bulletin = async (bulletin_id: string): Promise<Bulletin> => {
  const told = await data(client.GET('/api/v1/bulletins/{bulletin_id}', { params: { path: { bulletin_id } } }))
  return { bulletin: told.bulletin, content: told.content as unknown as Content }
}
export const makeBulletin = (period: string, red_header: boolean) =>
  data(client.POST('/api/v1/bulletins', { body: { period, red_header } }))
export const issueBulletin = (bulletin_id: string) => send<BulletinRow>(`/api/v1/bulletins/${encodeURIComponent(bulletin_id)}/issue`, {})
export const bulletinTexts = (period: string) => data(client.GET('/api/v1/bulletin-texts', { params: { query: { period } } }))
export const writeBulletinText = (period: string, topic: string, text: string) =>
  data(client.PUT('/api/v1/bulletin-texts', { body: { period, topic: topic as Schemas['BulletinTextIn']['topic'], text } }))
export const bulletinThemes = () => data(client.GET('/api/v1/bulletin-themes'))
export const setBulletinThemes = (themes: CaseTheme[]) => data(client.PUT('/api/v1/bulletin-themes', { body: { themes } }))
export const fileOf = (bulletin_id: string, name: string) =>
  `/api/v1/bulletins/${encodeURIComponent(bulletin_id)}/files/${encodeURIComponent(name)}`

/** Fetch a file and hand it to the browser; its name. */
export async function downloadFile(bulletin_id: string, name: string): Promise<string> {
  const { blob } = await fetchFile(fileOf(bulletin_id, name))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return name
}
