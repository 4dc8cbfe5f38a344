/** Checks that the pictures of the architecture match the code. `--write` draws them again. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOfDocument, reportFaults } from '../kept-document.ts'
import { faultsOfCalls } from './calls.ts'
import { fillTemplate } from './fill-template.ts'
import { meteredCall } from './metered-call.ts'
import { importsOfParts, partsPicture, partsTable } from './parts.ts'
import { companionProgram, SOURCES } from './program.ts'
import { callsTable, sequencePicture } from './way.ts'

const program = companionProgram()
const imports = importsOfParts(program, SOURCES)
const template = readFileSync(join(import.meta.dirname, 'template.md'), 'utf8')
const picture = (mermaid: string) => `\`\`\`mermaid\n${mermaid}\n\`\`\``

reportFaults('Architecture', [
  ...faultsOfCalls(meteredCall, program),
  ...(await faultsOfDocument({
    path: 'docs/architecture.md',
    text: fillTemplate(template, {
      'parts picture': picture(partsPicture(imports)),
      'parts table': partsTable(imports),
      'metered call picture': picture(sequencePicture(meteredCall)),
      'metered call table': callsTable(meteredCall),
    }),
    command: 'docs:architecture',
  })),
])
