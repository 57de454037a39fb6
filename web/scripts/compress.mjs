// Beside every built text file its .gz and .br, which the static server hands out as they are.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const folder = fileURLToPath(new URL('../../cityloop/web/dist/assets/', import.meta.url))
for (const name of readdirSync(folder)) {
  if (!/\.(m?js|css|svg)$/.test(name)) continue
  const plain = readFileSync(folder + name)
  writeFileSync(`${folder}${name}.gz`, gzipSync(plain, { level: 9 }))
  writeFileSync(
    `${folder}${name}.br`,
    brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  )
}
