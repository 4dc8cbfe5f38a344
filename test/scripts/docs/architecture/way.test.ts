import { describe, expect, it } from 'vitest'
import { fillTemplate } from '../../../../scripts/docs/architecture/fill-template.ts'
import { callsTable, sequencePicture } from '../../../../scripts/docs/architecture/way.ts'

const read = { ref: 'parity/read.ts#read', does: 'reads' } as const
const send = { ref: 'wire/send.ts#Wire.send', does: 'sends' } as const
const check = { ref: 'wire/check.ts#check', does: 'checks' } as const
const CALLS = [
  { from: read, to: send },
  { from: send, to: check },
  { from: send, to: { ref: 'wire/send.ts#settle', does: 'settles' } as const },
]

describe('the way of a call', () => {
  it('is drawn between folders, in the order of the calls', () => {
    expect(sequencePicture(CALLS)).toBe(
      [
        'sequenceDiagram',
        '  autonumber',
        '  participant p0 as parity',
        '  participant p1 as wire',
        '  p0->>p1: Wire.send',
        '  p1->>p1: check',
        '  p1->>p1: settle',
      ].join('\n'),
    )
  })

  it('is listed with the numbers of the picture, after its first function', () => {
    expect(callsTable(CALLS).split('\n').slice(2)).toEqual([
      '|  | `read` | [parity/read.ts](../companion/src/parity/read.ts) | reads |',
      '| 1 | `Wire.send` | [wire/send.ts](../companion/src/wire/send.ts) | sends |',
      '| 2 | `check` | [wire/check.ts](../companion/src/wire/check.ts) | checks |',
      '| 3 | `settle` | [wire/send.ts](../companion/src/wire/send.ts) | settles |',
    ])
  })
})

describe('the template', () => {
  it('inserts each content at its name', () => {
    expect(fillTemplate('a {{first one}} b {{second}}', { 'first one': '$1', second: '2' })).toBe('a $1 b 2')
  })

  it('refuses a name without content', () => {
    expect(() => fillTemplate('{{other}}', {})).toThrow('other')
  })
})
