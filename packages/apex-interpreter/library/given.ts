import type { Machine } from '../run/machine.ts'
import { notKnown } from '../faults.ts'
import { ApexList, ApexMap, ApexSet, Moment, type Value } from '../values/values.ts'

/** Methods of the platform by their names in small letters and the number of their values: `substring/2`. */
export type Methods<Receiver> = Record<string, (receiver: Receiver, values: Given, machine: Machine) => Value>

/** The values given to a method of the platform. What it makes of null, or of another type, is not known. */
export class Given {
  readonly values: Value[]

  constructor(values: Value[]) {
    this.values = values
  }

  value(index: number): Value {
    return this.values[index] ?? null
  }

  text(index: number): string {
    const value = this.value(index)
    return typeof value === 'string' ? value : notKnown('this value as a text')
  }

  integer(index: number): number {
    const value = this.value(index)
    return typeof value === 'number' ? value : notKnown('this value as an Integer')
  }

  /** An Integer that is not negative. */
  count(index: number): number {
    const value = this.integer(index)
    return value >= 0 ? value : notKnown('a negative count')
  }

  moment(index: number): Moment {
    const value = this.value(index)
    return value instanceof Moment ? value : notKnown('this value as a Datetime')
  }

  list(index: number): ApexList {
    const value = this.value(index)
    return value instanceof ApexList ? value : notKnown('this value as a list')
  }

  map(index: number): ApexMap {
    const value = this.value(index)
    return value instanceof ApexMap ? value : notKnown('this value as a map')
  }

  /** A list or a set. */
  collection(index: number): ApexList | ApexSet {
    const value = this.value(index)
    return value instanceof ApexSet ? value : this.list(index)
  }
}
