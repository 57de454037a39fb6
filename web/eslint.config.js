import accessibility from 'eslint-plugin-vuejs-accessibility'
import vue from 'eslint-plugin-vue'
import typescript from 'typescript-eslint'
import parser from 'vue-eslint-parser'

// Imports go one way: app → features → map | ui → api → lib; a feature never imports a feature.
const ABOVE = {
  lib: ['@/app/*', '@/features/*', '@/map/*', '@/ui/*', '@/api/*'],
  api: ['@/app/*', '@/features/*', '@/map/*', '@/ui/*'],
  ui: ['@/app/*', '@/features/*', '@/map/*'],
  map: ['@/app/*', '@/features/*', '@/ui/*'],
  features: ['@/app/*', '@/features/*'],
}
const direction = Object.entries(ABOVE).map(([folder, above]) => ({
  files: [`src/${folder}/**/*.{ts,vue}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: above, message: 'Imports go one way: app → features → map | ui → api → lib.' },
          { group: ['../*'], message: 'Leave a folder by "@/…" only, so that the direction shows.' },
        ],
      },
    ],
  },
}))

export default typescript.config(
  { ignores: ['src/api/schema.gen.ts', 'node_modules'] },
  ...typescript.configs.strict,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser, parserOptions: { parser: typescript.parser } },
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] }, allowChildren: true }],
      'vuejs-accessibility/no-autofocus': 'off',
    },
  },
  { files: ['scripts/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
  ...direction,
)
