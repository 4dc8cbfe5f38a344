import type { Answer } from 'kit/client'
import { label } from 'kit/labels'

/** Who may spend credits. */
export type Consumer = Answer<'GET /credits/window'>['byConsumer'][number]['consumer']

const CONSUMERS: Consumer[] = ['person', 'handshake', 'flow-step', 'export', 'import', 'parity', 'status']

/** A consumer in the reader's language. */
export const consumerName = (consumer: Consumer): string => label(`web.consumer.${consumer}`)

/** Who may spend credits, the most important first, each by its name. */
export const CONSUMER_NAMES: { id: Consumer; name: string }[] = CONSUMERS.map((id) => ({ id, name: consumerName(id) }))
