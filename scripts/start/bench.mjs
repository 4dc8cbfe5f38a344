import { runOnNode24 } from './node24.mjs'

runOnNode24({ script: 'test/bench/main.ts', set: 'all' })
