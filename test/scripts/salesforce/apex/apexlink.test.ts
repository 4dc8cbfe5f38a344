import { describe, expect, it } from 'vitest'
import { loweredToJava17 } from '../../../../scripts/salesforce/apex/apexlink.ts'

const classFile = (version: number) => Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, version, 1, 2, 3])

describe('preparing apexlink', () => {
  it('lowers the version of a class file to Java 17', () => {
    expect(loweredToJava17(classFile(65))).toEqual(classFile(61))
  })

  it('does not change a class file for an older Java', () => {
    expect(loweredToJava17(classFile(52))).toEqual(classFile(52))
  })
})
