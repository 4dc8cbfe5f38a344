import { isFingerprint } from './canonical.ts'
import type { Fingerprint } from './fingerprint.ts'

/** An org of which nothing is known but an object's name. */
const UNKNOWN: Fingerprint = {
  version: 1,
  objects: [{ name: 'Account', visibility: 'limited', fields: [], hiddenFields: [] }],
  triggers: null,
  flows: null,
  rules: null,
}

/**
 * What of a reading can be kept and read back. The rest is unknown: an object is left out, and a list is null, as where the
 * org refused them.
 */
export const keepableParts = ({ objects, triggers, flows, rules, ...rest }: Fingerprint): Fingerprint => ({
  ...rest,
  objects: objects.filter((object) => isKeepable({ objects: [object] })),
  triggers: isKeepable({ triggers }) ? triggers : null,
  flows: isKeepable({ flows }) ? flows : null,
  rules: isKeepable({ rules }) ? rules : null,
})

const isKeepable = (part: Partial<Fingerprint>): boolean => isFingerprint({ ...UNKNOWN, ...part })
