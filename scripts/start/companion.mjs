import { runOnNode24 } from './node24.mjs'

runOnNode24({ script: 'companion/src/main.ts', set: 'demo' })
