import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { parseKeyRing } from '../../../companion/src/platform/vault/key-ring.ts'
import { createVault, type SealedAt } from '../../../companion/src/platform/vault/vault.ts'
import { newKeyText, testVault } from '../../kit/service/vault.ts'

const AT: SealedAt = { tenantId: 'tenant-1' as TenantId, row: 'row-1', field: 'refresh_token' }

describe('T7 the vault', () => {
  it('opens any value that it sealed', () => {
    const vault = testVault()
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (plain) => vault.open(vault.seal(plain, AT), AT) === plain))
  })

  it.each<[string, Partial<SealedAt>]>([
    ['tenant', { tenantId: 'tenant-2' as TenantId }],
    ['row', { row: 'row-2' }],
    ['field', { field: 'access_token' }],
  ])('does not open a value that was moved to another %s', (_what, elsewhere) => {
    const vault = testVault()
    const sealed = vault.seal('secret', AT)
    expect(() => vault.open(sealed, { ...AT, ...elsewhere })).toThrow('does not belong here')
  })

  it('distinguishes places whose parts concatenate to the same text', () => {
    const vault = testVault()
    const sealed = vault.seal('secret', { ...AT, row: 'a', field: 'bc' })
    expect(() => vault.open(sealed, { ...AT, row: 'ab', field: 'c' })).toThrow()
  })

  it('seals the same text differently each time, with an initialisation vector of 96 bits', () => {
    const vault = testVault()
    const ivs = Array.from({ length: 200 }, () => {
      const box = vault.seal('same', AT).split('.')[2] ?? ''
      return Buffer.from(box, 'base64url').subarray(0, 12).toString('hex')
    })
    expect(new Set(ivs).size).toBe(200)
  })

  it('does not open a value that was changed or truncated', () => {
    const vault = testVault()
    const [version, keyId, box = ''] = vault.seal('secret', AT).split('.')
    const bytes = Buffer.from(box, 'base64url')
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(() => vault.open([version, keyId, changed.toString('base64url')].join('.'), AT)).toThrow()
    }
    expect(() => vault.open([version, keyId, bytes.subarray(0, 20).toString('base64url')].join('.'), AT)).toThrow()
  })

  it('opens with both keys of the ring and seals with the first', () => {
    const [old, young] = [newKeyText('old'), newKeyText('young')]
    const before = createVault(parseKeyRing(old))
    const during = createVault(parseKeyRing(`${young},${old}`))
    const after = createVault(parseKeyRing(young))
    expect(during.open(before.seal('secret', AT), AT)).toBe('secret')
    expect(after.open(during.seal('secret', AT), AT)).toBe('secret')
    expect(() => after.open(before.seal('secret', AT), AT)).toThrow('not in the ring')
  })

  it('does not open a value of another key with the same id', () => {
    const sealed = createVault(parseKeyRing(newKeyText('one'))).seal('secret', AT)
    expect(() => createVault(parseKeyRing(newKeyText('one'))).open(sealed, AT)).toThrow()
  })
})

describe('a key ring', () => {
  it.each([
    ['', 'it holds no key'],
    ['first:short', 'an entry is not'],
    [`${newKeyText('a')},${newKeyText('b')},${newKeyText('c')}`, 'it holds 3 keys'],
    [`${newKeyText('a')},${newKeyText('a')}`, 'two keys have the same id'],
  ])('refuses %j', (text, reason) => {
    expect(() => parseKeyRing(text)).toThrow(reason)
  })

  it('never shows the key in its error', () => {
    const secret = newKeyText().slice(0, -2)
    expect(() => parseKeyRing(secret)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(secret) }),
    )
  })
})
