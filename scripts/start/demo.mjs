import { runOnNode24 } from './node24.mjs'

runOnNode24({ script: 'scripts/demo/main.ts', set: 'demo' })
