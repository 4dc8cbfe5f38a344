import { dirname } from 'node:path'
import type { Call, Step } from './calls.ts'

/** A sequence diagram of calls, between the folders of the functions. Its numbers are those of the table. */
export function sequencePicture(calls: Call[]): string {
  const folders = [...new Set(calls.flatMap(({ from, to }) => [folderOf(from), folderOf(to)]))]
  const id = (step: Step) => `p${folders.indexOf(folderOf(step))}`
  return [
    'sequenceDiagram',
    '  autonumber',
    ...folders.map((folder, index) => `  participant p${index} as ${folder}`),
    ...calls.map(({ from, to }) => `  ${id(from)}->>${id(to)}: ${nameOf(to)}`),
  ].join('\n')
}

/** A table of the functions on the way: the first, then those that are called, in the order of the calls. */
export function callsTable(calls: Call[]): string {
  const steps = [...calls.slice(0, 1).map(({ from }) => from), ...calls.map(({ to }) => to)]
  const rows = steps.map((step, index) => {
    const file = fileOf(step)
    return `| ${index || ''} | \`${nameOf(step)}\` | [${file}](../companion/src/${file}) | ${step.does} |`
  })
  return ['| | function | file | what it does |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

const fileOf = ({ ref }: Step): string => ref.split('#')[0] ?? ''
const nameOf = ({ ref }: Step): string => ref.split('#')[1] ?? ''
const folderOf = (step: Step): string => dirname(fileOf(step))
