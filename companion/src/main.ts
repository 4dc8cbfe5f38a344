import { enableCompileCache } from 'node:module'

// Modules that are loaded from here on are compiled once for all starts.
enableCompileCache()
const { run } = await import('./run.ts')
await run(process.argv.slice(2))
