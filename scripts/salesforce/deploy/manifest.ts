import { XMLParser } from 'fast-xml-parser'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

/** The names of components by their types, as a manifest lists them. */
export type Members = ReadonlyMap<string, string[]>

const Manifest = Type.Object({
  Package: Type.Object({
    types: Type.Array(Type.Object({ members: Type.Array(Type.String()), name: Type.String() })),
  }),
})

const parser = new XMLParser({
  parseTagValue: false,
  ignoreDeclaration: true,
  isArray: (name) => name === 'types' || name === 'members',
})

/** Reads a manifest that the Salesforce CLI wrote. */
export function readManifest(xml: string): Members {
  const { Package } = Value.Parse(Manifest, parser.parse(xml))
  return new Map(Package.types.map(({ name, members }) => [name, members]))
}

/** Writes a manifest. Without members it is one that deploys nothing. */
export function writeManifest(members: Members): string {
  const types = [...members].filter(([, names]) => names.length > 0).map(([type, names]) => typeElement(type, names))
  return `<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types.join('')}<version>67.0</version></Package>
`
}

const typeElement = (type: string, names: string[]) =>
  `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`
