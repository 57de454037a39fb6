// 惯用语: words people write all day, by verb; one's own last ones come first and are there at every desk.
import { preference } from '@/lib/kept'

const COMMON: Record<string, readonly string[]> = {
  reject: ['不属于城市管理职责范围。', '反映的问题已在办理中，不重复受理。', '地点不明，多次联系不上诉求人。'],
  return_to_intake: ['问题描述不清，请补充具体位置。', '案件类型有误，请更正后再报。', '照片看不清问题，请重新核实。'],
  dispatch: ['请按时限处置，完成后上传处置后照片。', '请立即派专人赴现场处置。', '群众反映强烈，请优先办理。'],
  designate: ['经会商，由你单位办理，不再退回。'],
  feed_back: ['已派人到现场处置完毕，恢复原状。', '已清理干净。', '已修复，恢复正常使用。', '已劝导整改，现场已恢复秩序。'],
  report_back: ['已处置完毕。', '已清理干净。'],
  request_send_back: ['不属于本单位职责，建议改派。', '问题位置不在本单位管辖范围内。'],
  request_extension: ['需采购配件，申请延期。', '连续降雨，无法施工，申请延期。', '需多单位配合，申请延期。'],
  request_suspension: ['涉及工程改造，已列入计划，申请挂账。', '需资金立项，申请挂账。'],
  request_void: ['现场未发现所反映的问题。', '重复上报。'],
  refuse_request: ['理由不充分，请按时限办理。', '依据权责清单属你单位职责。'],
  submit_verification: ['现场核实，情况属实。', '现场核实，未发现该问题。'],
  submit_inspection: ['现场核查，问题已解决。', '现场核查，问题仍然存在。', '部分处置，未达到结案标准。'],
  rework: ['现场核查未处置到位，请重新处置。', '处置后照片不能反映整体情况，请重新处置。'],
  close: ['符合结案标准，同意结案。'],
  urge: ['请抓紧办理。', '即将超期，请立即处置。'],
  place_under_oversight: ['请限时办结并书面回复办理情况。', '领导关注，请专人负责，每日报告进展。'],
  answer_oversight: ['已安排专人办理，将按期完成。', '已办结，请核查。'],
  follow_up: ['已电话回访，诉求人表示满意。', '电话无人接听。'],
  comment: ['已电话联系诉求人。', '已与承办单位沟通。'],
}
// As many and as long as the server takes them.
const OWN = 5
const LONGEST = 60
const VERBS = 40
const NUMBER = /\d{7}/ // of a telephone: that is about one caller and no phrase

type Own = Record<string, readonly string[]>
const areTexts = (kept: unknown) => Array.isArray(kept) && kept.every((one) => typeof one === 'string')
const areOwn = (kept: unknown): kept is Own =>
  typeof kept === 'object' && kept !== null && !Array.isArray(kept) && Object.values(kept).every(areTexts)
const own = preference<Own>('phrases', () => ({}), areOwn)

export function phrasesFor(verb: string, common = COMMON[verb] ?? []): string[] {
  return [...new Set([...(own.value[verb] ?? []), ...common])].slice(0, 8)
}

/** The verb used last stands first: when there are too many, those not used for long go. */
export function usedPhrase(verb: string, note: string): void {
  const text = note.trim()
  if (!text || text.length > LONGEST || NUMBER.test(text.replace(/[\s-]/g, ''))) return
  const { [verb]: before = [], ...others } = own.value
  const mine = [text, ...before.filter((one) => one !== text)].slice(0, OWN)
  own.value = Object.fromEntries([[verb, mine], ...Object.entries(others)].slice(0, VERBS))
}
