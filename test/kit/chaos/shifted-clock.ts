/** Preloaded into a process: its clock differs from the machine's by the seconds that the file CLOCK_FILE holds. */
import { existsSync, readFileSync } from 'node:fs'

const file = process.env.CLOCK_FILE ?? ''
const READINGS_BETWEEN_LOOKS = 20
const MachineDate = Date

let offset = 0
let readings = 0

function now(): number {
  if (readings % READINGS_BETWEEN_LOOKS === 0)
    offset = existsSync(file) ? Number(readFileSync(file, 'utf8')) * 1_000 : 0
  readings += 1
  return MachineDate.now() + offset
}

globalThis.Date = new Proxy(MachineDate, {
  construct: (target, values: unknown[], newTarget) =>
    Reflect.construct(target, values.length > 0 ? values : [now()], newTarget) as object,
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
})
