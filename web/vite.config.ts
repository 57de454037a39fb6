import { fileURLToPath } from 'node:url'

import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const backend = process.env.CITYLOOP_BACKEND ?? 'http://127.0.0.1:8000'

export default defineConfig(({ command }) => ({
  // Built files are served by Django's static route; the page itself by cityloop.web.
  base: command === 'build' ? '/static/console/' : '/',
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: true,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    outDir: fileURLToPath(new URL('../cityloop/web/dist', import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: Object.fromEntries(['/api', '/admin', '/static', '/media'].map((path) => [path, backend])),
  },
  test: { environment: 'happy-dom', include: ['src/**/*.spec.ts'] },
}))
