import { packageSources } from '../../../scripts/salesforce/sources.ts'

/** How many test methods the package has. */
export const TEST_METHODS = packageSources('classes/tests/*.cls').reduce(
  (sum, { text }) => sum + text.split(/@IsTest\s+static/).length - 1,
  0,
)
