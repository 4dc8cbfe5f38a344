const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config')

/** Tests of the components. Run by `npx sfdx-lwc-jest`; options of Jest go after `--`. */
module.exports = {
  ...jestConfig,
  testMatch: ['**/__tests__/**/*.test.js'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/.tollbridge/'],
  setupFilesAfterEnv: [
    ...jestConfig.setupFilesAfterEnv,
    '<rootDir>/scripts/salesforce/jest/accessibility.cjs',
    '<rootDir>/scripts/salesforce/jest/labels.cjs',
    '<rootDir>/scripts/salesforce/jest/observers.cjs',
  ],
  // It ends what hangs. What is only slow, as on a busy machine, has all the time that it needs.
  testTimeout: 180_000,
}
