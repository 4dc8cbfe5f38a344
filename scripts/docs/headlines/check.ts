/** Checks docs/headline-states.md against the tables of the headlines. `--write` writes it. */
import { headlineDocument } from '../../../test/kit/headlines/document.ts'
import { headlineTables } from '../../../test/kit/headlines/tables.ts'
import { faultsOfDocument, reportFaults } from '../kept-document.ts'

reportFaults(
  'Headline states',
  await faultsOfDocument({
    path: 'docs/headline-states.md',
    text: headlineDocument(headlineTables),
    command: 'docs:headlines',
  }),
)
