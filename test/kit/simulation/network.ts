import {
  exchange,
  type Exchange,
  ExchangeFault,
  type FaultKind,
  type WireRequest,
} from '../../../companion/src/salesforce/wire/exchange.ts'
import type { Network } from '../../../companion/src/salesforce/wire/network.ts'
import type { Order } from './order.ts'
import type { Random } from './random.ts'

export type NetworkDoor = {
  process: string
  order: Order
  random: Random
  /** How likely each request is to go without an answer, from 0 to 1. */
  faults: () => number
}

const FAULTS = ['unreachable', 'lost', 'timeout', 'timeout-before'] as const

/** The network as one process sees it: requests and answers wait at the door, and may be lost. */
export function networkOf(door: NetworkDoor): Network {
  const { process, order, random, faults } = door
  const through: Exchange = (request, timeoutMs) =>
    order.pass({ process, label: labelOf(request) }, async () => {
      const fault = random.happens(faults()) ? random.oneOf(FAULTS) : undefined
      if (fault === 'unreachable') throw lost('unreachable')
      if (fault === 'timeout-before') throw lost('timeout')
      const answer = await exchange(request, timeoutMs)
      if (fault) throw lost(fault)
      return answer
    })
  return { exchange: through, random: () => 0 }
}

const lost = (kind: FaultKind) => new ExchangeFault(kind, { cause: new Error('the seed decided so') })

/** The path without what differs between runs. */
const labelOf = ({ method, url }: WireRequest): string =>
  `${method} ${new URL(url).pathname}`.replaceAll(/00[A-Za-z0-9]{13,16}/g, 'ID')
