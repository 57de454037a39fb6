// src/api/schema.gen.ts from docs/openapi.json; --check says whether the committed file is fresh.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../../docs/openapi.json', import.meta.url)
const target = fileURLToPath(new URL('../src/api/schema.gen.ts', import.meta.url))
const banner = '// Written by `npm run api` from docs/openapi.json. Do not edit.\n\n'
const text = banner + astToString(await openapiTS(source))

if (process.argv.includes('--check')) {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    console.error('src/api/schema.gen.ts is not what docs/openapi.json says: run `npm run api` and commit it.')
    process.exit(1)
  }
} else {
  writeFileSync(target, text)
}
