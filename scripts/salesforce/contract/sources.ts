import { classesIn, type ApexClass } from '../apex/class.ts'
import { parseApex } from '../../../packages/apex-interpreter/index.ts'
import { contractOf, type Contract } from './contract.ts'
import { packageSources } from '../sources.ts'

/** Reads the contract of the package. Leaves out Apex tests. */
export async function packageContract(): Promise<Contract> {
  const files = await Promise.all(packageSources('*.cls').map(async ({ text }) => classesIn(await parseApex(text))))
  return contractOf(files.filter(isShipped).flat())
}

const isShipped = ([outer]: ApexClass[]) => outer?.isTest === false
