import { label } from 'kit/labels'

const CONSUMERS = ['person', 'handshake', 'flow-step', 'export', 'import', 'parity', 'status']

/** A consumer in the reader's language. @param {string} consumer */
export const consumerName = (consumer) => label(`web.consumer.${consumer}`)

/** Who may spend credits, the most important first, each by its name. @type {{ id: string, name: string }[]} */
export const CONSUMER_NAMES = CONSUMERS.map((id) => ({ id, name: consumerName(id) }))
