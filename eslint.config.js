import tseslint from 'typescript-eslint'
import { databaseLast } from './scripts/lint/database-last.ts'
import { noWallClock } from './scripts/lint/no-wall-clock.ts'

const MEASURES_TIME = 'A test measures no time. Write a benchmark in test/bench.'

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'build/',
      '.tollbridge/',
      'force-app/',
      'scripts/salesforce/analyzers/lwc-lint.js',
      // Full of mistakes on purpose.
      'companion/web/type-checks.ts',
      // Generated from Apex, and what the platform provides.
      'scripts/salesforce/types/',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // An interface that features fill by declaring it again begins empty.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'always' }],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 3],
      eqeqeq: 'error',
      'no-console': 'error',
      // openid-client marks it deprecated only to make it stand out; it is used for loopback origins alone.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['companion/web/modules/kit/**/*.ts'],
    rules: {
      // What the server answers and what the history keeps is read here alone, and typed by who wrote it.
      '@typescript-eslint/no-unsafe-return': 'off',
      // The refs of a template are one member, which LWC fills.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['companion/src/**/*.ts'],
    // The platform opens the database and migrates it.
    ignores: ['companion/src/platform/**'],
    plugins: { data: { rules: { 'database-last': databaseLast } } },
    rules: { 'data/database-last': 'error' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      // Asymmetric matchers such as expect.any() are typed any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // A double keeps the asynchronous signature of what it stands for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/bench/**'],
    plugins: { tests: { rules: { 'no-wall-clock': noWallClock } } },
    rules: {
      'tests/no-wall-clock': 'error',
      'no-restricted-globals': ['error', { name: 'performance', message: MEASURES_TIME }],
      'no-restricted-imports': ['error', { name: 'node:perf_hooks', message: MEASURES_TIME }],
      'no-restricted-properties': [
        'error',
        ...['hrtime', 'cpuUsage', 'resourceUsage', 'uptime'].map((property) => ({
          object: 'process',
          property,
          message: MEASURES_TIME,
        })),
        // They give up after one second.
        ...['waitFor', 'waitUntil'].map((property) => ({ object: 'vi', property, message: 'Use expect.poll.' })),
      ],
    },
  },
)
