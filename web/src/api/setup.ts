// Setting a district up: what is missing, tables in, channels, one case round the loop.
import { client, data, send, sendForFile } from './client'
import type { components } from './schema.gen'

type Schemas = components['schemas']
export type SetupState = Schemas['State']
export type SetupStep = Schemas['StepOut']
export type TableKind = Schemas['TableOut']
export type Loaded = Schemas['Loaded']
export type Rehearsed = Schemas['Rehearsed']
export type PlatformFrame = Schemas['Frame']
export type Channel = Schemas['ChannelOut']
export type NewToken = Schemas['NewToken']

const ROOT = '/api/v1/setup'

/** What a file cannot say itself; only what differs from the usual is sent. */
export interface How {
  skip_bad?: boolean
  crs?: string
  version?: string
  effective_on?: string
  nature?: string
  decree?: string
}

export const templateOf = (kind: string) => `${ROOT}/${kind}/template.xlsx`
export const setupState = () => data(client.GET('/api/v1/setup/state'))
export const dryRun = (kind: string, file: File, how: How) => send<Loaded>(`${ROOT}/${kind}/dry-run`, form(file, how))
export const load = (kind: string, file: File, how: How) => send<Loaded>(`${ROOT}/${kind}/load`, form(file, how))
export const errorsOf = (kind: string, file: File, how: How) => sendForFile(`${ROOT}/${kind}/errors.xlsx`, form(file, how))
export const testCase = () => send<Rehearsed>(`${ROOT}/test-case`, {})
export const takeDefault = (what: 'catalogue' | 'calendar') => send<Schemas['Written']>(`${ROOT}/${what}/default`, {})

export const frame = () => data(client.GET('/api/v1/setup/platform'))
export const putFrame = (body: Schemas['FrameIn']) => data(client.PUT('/api/v1/setup/platform', { body }))

export const channels = () => data(client.GET('/api/v1/setup/channels'))
export const openChannel = (body: Schemas['ChannelIn']) => send<Channel>(`${ROOT}/channels`, body)
export const newToken = (channel: number, body: Schemas['TokenIn']) => send<NewToken>(`${ROOT}/channels/${channel}/tokens`, body)
export const revokeToken = (channel: number, token: number) =>
  data(
    client.DELETE('/api/v1/setup/channels/{channel_id}/tokens/{token_id}', {
      params: { path: { channel_id: channel, token_id: token } },
    }),
  )

function form(file: File, how: How): FormData {
  const body = new FormData()
  body.append('file', file)
  for (const [name, value] of Object.entries(how)) {
    if (value !== undefined && value !== '' && value !== false) body.append(name, String(value))
  }
  return body
}
