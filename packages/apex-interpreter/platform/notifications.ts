import { unsupported } from '../faults.ts'
import { itemsOf } from '../library/sets.ts'
import type { Machine } from '../run/machine.ts'
import { STRING } from '../syntax/types.ts'
import { PlatformObject, type Value } from '../values/values.ts'
import type { Factory } from './http.ts'

const PARTS = ['notificationtypeid', 'title', 'body', 'targetpageref', 'targetid', 'senderid']
const MAX_RECIPIENTS = 500

/** A notification of the bell. What the platform would refuse is unsupported: with which exception is not known. */
const notification: Factory = (machine) => {
  const parts = new Map<string, string>()
  const setters = PARTS.map((name): [string, PlatformObject['methods'][string]] => [
    `set${name}/1`,
    ([value]) => {
      parts.set(name, typeof value === 'string' ? value : unsupported(`a notification with this ${name}`))
      return null
    },
  ])
  return new PlatformObject('messaging.customnotification', {
    methods: { ...Object.fromEntries(setters), 'send/1': ([to = null]) => send(parts, to, machine) },
  })
}

export const NOTIFICATION_FACTORIES: Record<string, Factory> = { 'messaging.customnotification': notification }

function send(parts: Map<string, string>, to: Value, machine: Machine): null {
  const { store, usage } = machine.session
  const isWhole = ['title', 'body'].every((name) => (parts.get(name) ?? '') !== '')
  const hasTarget = parts.has('targetid') || parts.has('targetpageref')
  if (!isWhole || !hasTarget) return unsupported('a notification without title, body or target')
  if (!store.get('customnotificationtype', parts.get('notificationtypeid') ?? '')) {
    return unsupported('a notification of an unknown type')
  }
  const recipients = itemsOf(to, STRING, machine)
  const areKnown = recipients.every(
    (id) => typeof id === 'string' && ['user', 'group'].some((object) => store.get(object, id)),
  )
  if (!areKnown || recipients.length === 0 || recipients.length > MAX_RECIPIENTS) {
    return unsupported('a notification to these recipients')
  }
  usage.hasPendingWork = true
  return null
}
