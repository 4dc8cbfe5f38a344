import { describe, expect, it } from 'vitest'
import { loweredToJava17 } from '../../../../scripts/salesforce/apex/apexlink.ts'

const classFile = (version: number) => Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, version, 1, 2, 3])

describe('preparing apexlink', () => {
  it('states Java 17 where a class file asks for more', () => {
    expect(loweredToJava17(classFile(65))).toEqual(classFile(61))
  })

  it('leaves a class file that asks for less as it is', () => {
    expect(loweredToJava17(classFile(52))).toEqual(classFile(52))
  })
})
