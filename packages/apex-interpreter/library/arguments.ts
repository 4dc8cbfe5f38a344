import type { Machine } from '../run/machine.ts'
import { unsupported } from '../faults.ts'
import { ApexList, ApexMap, ApexSet, Instance, Moment, type Value } from '../values/values.ts'

/** Platform methods by lower-case name and number of arguments: `substring/2`. */
export type Methods<Receiver> = Record<string, (receiver: Receiver, args: Arguments, machine: Machine) => Value>

/** Static platform methods by lower-case full name and number of arguments: `string.join/2`. */
export type StaticMethods = Record<string, (args: Arguments, machine: Machine) => Value>

/** The arguments of a platform method. Null and other types are unsupported. */
export class Arguments {
  readonly values: Value[]

  constructor(values: Value[]) {
    this.values = values
  }

  value(index: number): Value {
    return this.values[index] ?? null
  }

  text(index: number): string {
    const value = this.value(index)
    return typeof value === 'string' ? value : unsupported('this value as a text')
  }

  integer(index: number): number {
    const value = this.value(index)
    return typeof value === 'number' ? value : unsupported('this value as an Integer')
  }

  /** An Integer of at least 0. */
  count(index: number): number {
    const value = this.integer(index)
    return value >= 0 ? value : unsupported('a negative count')
  }

  moment(index: number): Moment {
    const value = this.value(index)
    return value instanceof Moment ? value : unsupported('this value as a Datetime')
  }

  list(index: number): ApexList {
    const value = this.value(index)
    return value instanceof ApexList ? value : unsupported('this value as a list')
  }

  map(index: number): ApexMap {
    const value = this.value(index)
    return value instanceof ApexMap ? value : unsupported('this value as a map')
  }

  instance(index: number): Instance {
    const value = this.value(index)
    return value instanceof Instance ? value : unsupported('this value as an object')
  }

  /** A list or a set. */
  collection(index: number): ApexList | ApexSet {
    const value = this.value(index)
    return value instanceof ApexSet ? value : this.list(index)
  }
}
