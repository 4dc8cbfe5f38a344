import type { WireDeps } from '../../../companion/src/salesforce/wire/wire.ts'

/** An org whose allowance never runs short. */
export const openHeadroom: WireDeps['headroom'] = {
  admit: () => Promise.resolve(),
  observe: () => Promise.resolve(),
  refused: () => Promise.resolve(),
}
