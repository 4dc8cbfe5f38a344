import { classesIn } from '../../../scripts/salesforce/apex/class.ts'
import { parseApex } from '../../../packages/apex-interpreter/index.ts'
import { contractOf, type Contract } from '../../../scripts/salesforce/contract/contract.ts'

/** The contract of classes that a test makes up. */
export async function contractOfTexts(...texts: string[]): Promise<Contract> {
  const classes = await Promise.all(texts.map(async (text) => classesIn(await parseApex(text))))
  return contractOf(classes.flat())
}
