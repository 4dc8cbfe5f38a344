import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalOf, parseFingerprint } from '../../../companion/src/parity/fingerprint/canonical.ts'
import type {
  Field,
  Fingerprint,
  Flow,
  ObjectPart,
  Trigger,
} from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import {
  ApexList,
  call,
  decimalFrom,
  objectWith,
  objectList,
  type Machine,
  type Program,
  startMachine,
  textList,
  textOf,
  type Value,
} from '../../../packages/apex-interpreter/index.ts'
import { packageSources } from '../../../scripts/salesforce/sources.ts'

/** The classes that build the fingerprint of an org. */
export const FINGERPRINT_CLASSES = ['classes/**/*Fingerprint*.cls', 'TollbridgeAvailable.cls']
  .flatMap((pattern) => packageSources(pattern))
  .map(({ text }) => text)

/** The fingerprint that the classes of the package write for an org. Validation rules are always unknown in it. */
function writtenByApex({ objects, triggers, flows }: Fingerprint, apex: Machine): string {
  const inOrder = objects.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const parts = inOrder.map((part, index) =>
    call(apex, 'TollbridgeFingerprintText.ofObject', [objectIn(part, apex), index]),
  )
  const listOrNull = <Item>(items: Item[] | null, entry: (item: Item, apex: Machine) => Value) =>
    items && objectList(items.map((item) => entry(item, apex)))
  const last = [listOrNull(triggers, triggerIn), listOrNull(flows, flowIn)]
  return [...parts, call(apex, 'TollbridgeFingerprintText.ofAutomation', last)].map(textOf).join('')
}

const objectIn = ({ name, visibility, fields, hiddenFields }: ObjectPart, apex: Machine): Value =>
  objectWith(apex, 'TollbridgeFingerprintObject', {
    name,
    visibility,
    fields: objectList(fields.map((field) => fieldIn(field, apex))),
    hiddenFields: textList(hiddenFields),
  })

const fieldIn = ({ references, picklist, ...field }: Field, apex: Machine): Value =>
  objectWith(apex, 'TollbridgeFingerprintField', {
    ...field,
    references: textList(references),
    picklist: objectList(picklist.map((value) => objectWith(apex, 'TollbridgeFingerprintValue', value))),
  })

const triggerIn = ({ object, events, apiVersion, ...trigger }: Trigger, apex: Machine): Value =>
  objectWith(apex, 'TollbridgeFingerprintTrigger', {
    ...trigger,
    objectName: object,
    events: textList(events),
    apiVersion: decimalFrom(apiVersion),
  })

const flowIn = ({ object, on, ...flow }: Flow, apex: Machine): Value =>
  objectWith(apex, 'TollbridgeFingerprintFlow', { ...flow, objectName: object, firesOn: on })

/**
 * One org as the companion and as Apex write it, for a seed. The package cannot read validation rules, and describe of Apex
 * has no field that is not understood.
 */
export const writtenByBoth = (org: Fingerprint, program: Program, seed: number) => ({
  companion: canonicalOf({
    ...org,
    apiVersion: '67.0',
    objects: org.objects.map(({ unknownFields: _, ...object }) => object),
    rules: null,
  }).text,
  apex: writtenByApex(org, startMachine(program, { seed })),
})

/** An org of the shared fixtures. */
export const sharedFixture = (name: string): Fingerprint =>
  parseFingerprint(readFileSync(join(import.meta.dirname, `../../fixtures/parity/${name}.json`), 'utf8'))

/** The pieces into which Apex cuts a text. */
export function piecesOf(text: string, count: number, program: Program): string[] {
  const pieces = call(startMachine(program), 'TollbridgeFingerprintPieces.of', [text, count])
  return pieces instanceof ApexList ? pieces.items.map(textOf) : []
}
