import { runOnNode24 } from './node24.mjs'

runOnNode24({ script: 'scripts/companion/main.ts', set: 'demo' })
