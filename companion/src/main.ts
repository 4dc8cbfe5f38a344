import { enableCompileCache } from 'node:module'
import { resolveQuickly } from './platform/database/quick-resolution.ts'

// Modules that are loaded from here on are compiled once for all starts.
enableCompileCache()
resolveQuickly()
const { run } = await import('./run.ts')
await run(process.argv.slice(2))
