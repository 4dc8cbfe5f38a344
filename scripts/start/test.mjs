import { runOnNode24 } from './node24.mjs'

runOnNode24({ script: 'scripts/test/main.ts', set: 'all' })
