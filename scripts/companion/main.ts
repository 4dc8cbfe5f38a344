import { buildPages } from '../pages/build.ts'

if (!process.argv.includes('--help')) await buildPages()
await import('../../companion/src/main.ts')
