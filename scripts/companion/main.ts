import { buildPages } from '../pages/build.ts'

// Only the service itself serves pages.
if (process.argv.length === 2) await buildPages()
await import('../../companion/src/main.ts')
