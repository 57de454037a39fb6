// The first screen of the worklist must stay light: what its route loads, gzipped, in one sum.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const LIMIT = 400_000
const dist = fileURLToPath(new URL('../../cityloop/web/dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'))

const files = new Set(['index.html'])
const seen = new Set()
function walk(key) {
  if (seen.has(key)) return
  seen.add(key)
  const entry = manifest[key]
  if (!entry) throw new Error(`${key} is not in the build manifest: has it moved?`)
  files.add(entry.file)
  for (const css of entry.css ?? []) files.add(css)
  for (const next of entry.imports ?? []) walk(next)
}
walk('index.html') // the frame and the lists are in the first file

let total = 0
for (const file of [...files].sort()) {
  const size = gzipSync(readFileSync(dist + file), { level: 9 }).length
  total += size
  console.log(`${String(size).padStart(8)}  ${file}`)
}
console.log(`${String(total).padStart(8)}  bytes gzip on the worklist route (limit ${LIMIT})`)
if (total > LIMIT) {
  console.error('The worklist route is too heavy: load something later, or leave it out.')
  process.exit(1)
}
