import type { Field, Fingerprint, Flow, ObjectPart, Trigger } from '../../../companion/src/parity/fingerprint.ts'
import { decimalFrom, filled, listOfAll, textList } from '../../support/apex/filled.ts'
import type { Machine } from '../../support/apex/machine.ts'
import { call } from '../../support/apex/run.ts'
import { textOf } from '../../support/apex/text.ts'
import type { Value } from '../../support/apex/values.ts'

/** The text that the classes of the package write of an org. They always say that validation rules are unknown. */
export function writtenByApex({ objects, triggers, flows }: Fingerprint, apex: Machine): string {
  const inOrder = objects.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const parts = inOrder.map((part, index) => call(apex, 'FingerprintText.ofObject', [objectIn(part, apex), index]))
  const listOrNull = <Item>(items: Item[] | null, entry: (item: Item, apex: Machine) => Value) =>
    items && listOfAll(items.map((item) => entry(item, apex)))
  const last = [listOrNull(triggers, triggerIn), listOrNull(flows, flowIn)]
  return [...parts, call(apex, 'FingerprintText.ofAutomation', last)].map(textOf).join('')
}

const objectIn = ({ name, visibility, fields, hiddenFields }: ObjectPart, apex: Machine): Value =>
  filled(apex, 'FingerprintObject', {
    name,
    visibility,
    fields: listOfAll(fields.map((field) => fieldIn(field, apex))),
    hiddenFields: textList(hiddenFields),
  })

const fieldIn = ({ references, picklist, ...field }: Field, apex: Machine): Value =>
  filled(apex, 'FingerprintField', {
    ...field,
    references: textList(references),
    picklist: listOfAll(picklist.map((value) => filled(apex, 'FingerprintValue', value))),
  })

const triggerIn = ({ object, events, apiVersion, ...trigger }: Trigger, apex: Machine): Value =>
  filled(apex, 'FingerprintTrigger', {
    ...trigger,
    objectName: object,
    events: textList(events),
    apiVersion: decimalFrom(apiVersion),
  })

const flowIn = ({ object, on, ...flow }: Flow, apex: Machine): Value =>
  filled(apex, 'FingerprintFlow', { ...flow, objectName: object, firesOn: on })
