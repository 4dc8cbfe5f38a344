import { createHash } from 'node:crypto'
import { vi } from 'vitest'

/**
 * Does what a library gives to other threads on this one, whose order a seed decides. Today that is the SHA-256 of a code
 * challenge. Intervals run when the test says so.
 */
export function withoutThreads(): { restore(): void } {
  const digest = vi.spyOn(crypto.subtle, 'digest').mockImplementation((algorithm, data) => {
    if (algorithm !== 'SHA-256') throw new Error('the simulation hashes with SHA-256 only')
    const bytes = ArrayBuffer.isView(data)
      ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
      : Buffer.from(data)
    const hash = createHash('sha256').update(bytes).digest()
    return Promise.resolve(new Uint8Array(hash).buffer)
  })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  return {
    restore: () => {
      digest.mockRestore()
      vi.useRealTimers()
    },
  }
}
