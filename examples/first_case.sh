#!/usr/bin/env bash
# One case from report to closure with curl, against a running demo district (`cityloop run`).
#   PASSWORD=… examples/first_case.sh            # the password that `cityloop run` shows
#   BASE=http://127.0.0.1:8000 is the default address.
set -euo pipefail

BASE="${BASE:-http://127.0.0.1:8000}/api/v1"
PASSWORD="${PASSWORD:?请给出演示账号的密码：PASSWORD=… $0}"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT
trap 'echo "没有成功："; cat "$WORK/said" 2>/dev/null' ERR

# read a value out of JSON: pick '["rows"][0]["number"]'
pick() { python3 -c "import json,sys; print(json.load(sys.stdin)$1)" 2>/dev/null; }

# sign in with a session, make a personal token for today
token() {
    local jar="$WORK/$1.cookies" csrf
    csrf=$(curl -sf -c "$jar" -H 'Content-Type: application/json' \
        -d "{\"username\": \"$1\", \"password\": \"$PASSWORD\"}" "$BASE/session/login" | pick '["csrf_token"]')
    curl -sf -b "$jar" -H "X-CSRFToken: $csrf" -H "Referer: $BASE" -H 'Content-Type: application/json' \
        -d '{"name": "first_case.sh", "days": 1}' "$BASE/tokens" | pick '["token"]'
}
for who in shouli zhiban paiqian huanwei caiji; do
    declare "$who=$(token "$who")"
done

get() { curl -sfG -H "Authorization: Bearer ${!1}" "$BASE$2" "${@:3}"; }
# every write carries a key: sent again after a broken connection it is done only once
post() {
    local body="{}"
    if [ $# -ge 3 ]; then body="$3"; fi
    curl -s --fail-with-body -H "Authorization: Bearer ${!1}" -H "Idempotency-Key: $(python3 -c 'import uuid; print(uuid.uuid4())')" \
        -H 'Content-Type: application/json' "$BASE$2" -d "$body"
}

echo '1 上报：受理员登记一件热线'
place=$(get shouli /places/addresses --data-urlencode 'q=路' -d limit=50 |
    python3 -c 'import json,sys; p=next(p for p in json.load(sys.stdin) if p["cell_code"]); print(json.dumps({k: p[k] for k in ("lon","lat")} | {"address": p["name"]}))')
category=$(get shouli /categories --data-urlencode 'q=暴露生活垃圾' -d nature=event | pick '[0]["code"]')
report=$(post shouli /cases "$(python3 - "$place" "$category" <<'PY'
import json, sys
print(json.dumps(json.loads(sys.argv[1]) | {
    "source": "hotline", "nature": "event", "category": sys.argv[2], "description": "路边有一堆垃圾，影响通行",
    "reporter": {"name": "张三", "phone": "13800000000"},
}))
PY
)")
number=$(pick '["number"]' <<<"$report")
code=$(pick '["track_code"]' <<<"$report")
echo "  案件 $number，查询码 $code"

echo '2 核实：热线反映的问题先由采集员到现场看是否属实'
name=$(get caiji /session/me | pick '["name"]')
person=$(get shouli /people -d post=inspector | NAME="$name" python3 -c 'import json,os,sys; print(next(p["id"] for p in json.load(sys.stdin) if p["name"]==os.environ["NAME"]))')
post shouli "/cases/$number/request-verification" "{\"person_id\": $person}" >"$WORK/said"
post caiji "/cases/$number/submit-verification" '{"confirmed": true, "note": "属实"}' >"$WORK/said"

echo '3 受理、立案：值班长选立案条件，时限与结案条件随之确定'
post shouli "/cases/$number/accept" >"$WORK/said"
rule=$(get zhiban "/categories/event/$category" | pick '["rules"][0]["id"]')
post zhiban "/cases/$number/file-case" "{\"rule_id\": $rule}" >"$WORK/said"

echo '4 派遣：权责清单的建议'
get paiqian "/cases/$number/proposal" | pick '["clause"]'
unit=$(get huanwei /session/me | pick '["seats"][0]["department"]["id"]')
post paiqian "/cases/$number/dispatch" "{\"department_id\": $unit}" | pick '["due_at"]'

echo '5 处置：签收，附处置后照片反馈'
post huanwei "/cases/$number/sign" >"$WORK/said"
python3 - "$WORK/after.png" <<'PY'
import struct, sys, zlib
def chunk(kind, data): return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
rows = b"".join(b"\0" + bytes((90, 140, 90)) * 64 for _ in range(48))
open(sys.argv[1], "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
PY
photo=$(curl -s --fail-with-body -H "Authorization: Bearer $huanwei" -F kind=after -F "file=@$WORK/after.png" "$BASE/evidence" | pick '["id"]')
post huanwei "/cases/$number/feed-back" "{\"note\": \"已清理\", \"evidence\": [\"$photo\"]}" >"$WORK/said"

echo '6 核查、结案：采集员现场核查，值班长结案'
post shouli "/cases/$number/request-inspection" "{\"person_id\": $person}" >"$WORK/said"
post caiji "/cases/$number/submit-inspection" '{"fixed": true, "note": "现场已清理"}' >"$WORK/said"
post zhiban "/cases/$number/close" '{"answer": "垃圾已清理，感谢您的反映。"}' | pick '["stage_label"]'

echo '7 市民凭案件编号和查询码看结果'
curl -sfG "$BASE/public/cases/$number" -d "track_code=$code" | python3 -m json.tool --no-ensure-ascii
