import { runOnNode24 } from './node24.mjs'

runOnNode24({ script: 'test/soak/main.ts', set: 'all' })
