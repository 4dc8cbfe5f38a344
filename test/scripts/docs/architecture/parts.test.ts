import { expect, it } from 'vitest'
import { importsOfParts, partsPicture, partsTable } from '../../../../scripts/docs/architecture/parts.ts'
import { programOf } from '../../../kit/docs/program.ts'

const VALUE = 'export const value = 1\nexport type Value = number'

const imports = importsOfParts(
  programOf({
    'src/app.ts': "import './start.ts'\nimport { value } from './parity/read.ts'\nexport * from './platform/clock.ts'",
    'src/start.ts': VALUE,
    'src/parity/read.ts': "export const value = async () => import('../salesforce/wire/wire.ts')",
    'src/salesforce/wire/wire.ts':
      "import { value } from './hosts.ts'\nimport type { Value } from '../../platform/clock.ts'",
    'src/salesforce/wire/hosts.ts': VALUE,
    'src/platform/clock.ts': VALUE,
    'elsewhere/test.ts': "import { value } from '../src/platform/clock.ts'",
  }),
  'src',
)

it('reads imports between parts: of values, of types, at run time and by re-export', () => {
  expect(partsTable(imports)).toBe(
    [
      '| part | imports |',
      '| --- | --- |',
      '| app | parity, platform |',
      '| parity | salesforce |',
      '| platform |  |',
      '| salesforce | platform |',
    ].join('\n'),
  )
})

it('leaves out of the picture an arrow that other arrows imply', () => {
  expect(partsPicture(imports)).toBe(
    ['flowchart TD', '  app --> parity', '  parity --> salesforce', '  salesforce --> platform'].join('\n'),
  )
})
