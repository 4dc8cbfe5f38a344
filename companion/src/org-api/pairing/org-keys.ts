import { hashOf, newToken } from '../../platform/secret-hash.ts'

/** What a key may do: everything, or only read. */
export type KeyRight = 'manage' | 'read'

/** Both keys of an org. They are shown once. */
export type OrgKeys = { key: string; readerKey: string }

type KeyHashes = { keyHash: string; readerKeyHash: string }

/** Two new keys of an org: one that manages the pairing, and one that may only read. */
export const newOrgKeys = (): OrgKeys => ({
  key: `tollbridge_org_${newToken()}`,
  readerKey: `tollbridge_reader_${newToken()}`,
})

/** The hashes of both keys, which is all that is stored of them. */
export const hashesOf = ({ key, readerKey }: OrgKeys): KeyHashes => ({
  keyHash: hashOf(key),
  readerKeyHash: hashOf(readerKey),
})
