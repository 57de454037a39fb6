// A refusal as the server says it (problem+json), or the network's silence. Always a sentence for people.
export interface ProblemBody {
  title?: string
  status?: number
  code?: string
  detail?: string
  detail_en?: string
  errors?: { field: string; zh: string; en: string }[]
}

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly detailEn: string
  readonly errors: { field: string; zh: string; en: string }[]

  constructor(body: ProblemBody, status: number) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.status = status
    this.code = body.code ?? 'error'
    this.title = body.title ?? ''
    this.detail = body.detail ?? ''
    this.detailEn = body.detail_en ?? ''
    this.errors = body.errors ?? []
  }

  get isOffline(): boolean {
    return this.status === 0
  }

  sentence(locale: string): string {
    return locale === 'en' ? this.detailEn || this.detail || this.title : this.detail || this.title
  }
}

export function offline(): Problem {
  return new Problem(
    {
      code: 'offline',
      title: '连接不上服务器',
      detail: '连接不上服务器，请检查网络后再试。',
      detail_en: 'The server cannot be reached. Check the network and try again.',
    },
    0,
  )
}

/** Any thrown thing as a Problem. */
export function problemOf(raised: unknown): Problem {
  if (raised instanceof Problem) return raised
  return new Problem(
    { code: 'internal', title: '页面出错', detail: '页面出错，请刷新后再试。', detail_en: 'The page failed. Reload and try again.' },
    -1,
  )
}
