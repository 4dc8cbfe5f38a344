import { runOnNode24 } from './node24.mjs'

runOnNode24({ script: 'scripts/screenshots/main.ts', set: 'all' })
