import { expect } from 'vitest'

expect(
  Number(process.versions.node.split('.')[0]),
  'tests run on the Node that the project brings',
).toBeGreaterThanOrEqual(24)
