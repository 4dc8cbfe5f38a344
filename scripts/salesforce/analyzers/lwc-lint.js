import lwc from '@salesforce/eslint-config-lwc'

const ofJavaScript = ['max-params', ...lwc.configs.recommended.flatMap(({ rules = {} }) => Object.keys(rules))].filter(
  (name) => !name.includes('/'),
)

export default [
  ...lwc.configs.recommended,
  {
    rules: {
      // Modules of the platform (@salesforce/*, lightning/*, c/*) are resolved by the compiler and checked by tsc.
      'import/no-unresolved': 'off',
      'import/named': 'off',
      'import/default': 'off',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
    },
  },
  // Types are checked by tsc, and the rules that need them by the linter of the companion.
  { ...lwc.configs.recommendedTs.at(-1), files: ['companion/**/*.ts'] },
  // Rules of JavaScript fail at abstract members and function types. The linter of the companion has its own for TypeScript.
  { files: ['companion/**/*.ts'], rules: Object.fromEntries(ofJavaScript.map((name) => [name, 'off'])) },
  {
    // The companion's pages do not run inside Lightning, so they may own the document and its timers.
    files: ['companion/**/*.{js,ts}'],
    rules: { '@lwc/lwc/no-document-query': 'off', '@lwc/lwc/no-async-operation': 'off' },
  },
  {
    files: ['**/__tests__/**'],
    languageOptions: { globals: { require: 'readonly' } },
    rules: { 'max-lines-per-function': 'off', 'max-params': 'off' },
  },
]
