/** Gives the components their English labels, as an org does. The stubs would show only names. */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

const LABELS = join(process.cwd(), 'force-app/main/default/labels/CustomLabels.labels-meta.xml')
const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

const plain = (text) => text.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)

const labels = readFileSync(LABELS, 'utf8').matchAll(/<fullName>(\w+)<\/fullName>.*?<value>(.*?)<\/value>/gs)
for (const [, name, value] of labels) {
  jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: plain(value) }), { virtual: true })
}
