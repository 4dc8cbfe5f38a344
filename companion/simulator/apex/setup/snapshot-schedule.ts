import type { Org } from '../../org/org.ts'

/** The package's only job, by its name and class. */
export const SNAPSHOTS = { name: 'Tollbridge usage snapshots', apexClass: 'TollbridgeSnapshotJob' }

/** The job as the version in the org plans it: up to version 0.2.0 its class had no prefix. */
export function snapshotsIn({ state: { deployed } }: Org) {
  const has = (name: string) => deployed.some(({ type, fullName }) => type === 'ApexClass' && fullName === name)
  return has('SnapshotJob') && !has(SNAPSHOTS.apexClass) ? { ...SNAPSHOTS, apexClass: 'SnapshotJob' } : SNAPSHOTS
}
