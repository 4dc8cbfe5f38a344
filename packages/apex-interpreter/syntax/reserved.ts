import { isTree, listOf, nameOf, nodesOf, type Tree } from './tree.ts'

/**
 * The reserved keywords of the Apex Reference Guide that Salesforce's parser still takes as names, in lower case:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_reserved_words.htm. It refuses the others
 * by itself. A method may bear one of these, which the guide does not say: apex-ls does
 * (`com.nawforce.pkgforce.names.Identifier`).
 */
const RESERVED = new Set([
  ...['activate', 'any', 'array', 'autonomous', 'begin', 'bigdecimal', 'blob', 'boolean', 'byte', 'case', 'cast'],
  ...['char', 'collect', 'const', 'currency', 'date', 'datetime', 'decimal', 'default', 'double', 'end', 'exception'],
  ...['exit', 'export', 'float', 'goto', 'group', 'hint', 'import', 'inner', 'int', 'integer', 'into', 'join', 'long'],
  ...['loop', 'number', 'object', 'of', 'outer', 'package', 'parallel', 'pragma', 'retrieve', 'rollback', 'set'],
  ...['short', 'sobject', 'sort', 'string', 'switch', 'synchronized', 'system', 'then', 'time', 'transaction'],
  ...['void', 'when'],
])

/** Nodes that name a variable, a field, a property or a parameter. */
const NAMING = ['VariableDecl', 'ForInit', 'PropertyDecl', 'EmptyModifierParameterRef', 'ModifierParameterRef']

/** A name that Salesforce refuses at deployment. `line` is undefined where the parser tells none. */
type ReservedName = { name: string; line: number | undefined }

/** The reserved words by which a parsed file names a variable, a field, a property or a parameter. */
export const reservedNamesIn = (tree: unknown): ReservedName[] =>
  NAMING.flatMap((kind) => nodesOf(tree, kind))
    .flatMap(({ name }) => (Array.isArray(name) ? listOf(name) : [name].filter(isTree)))
    .filter((node) => RESERVED.has(nameOf(node).toLowerCase()))
    .map((node) => ({ name: nameOf(node), line: lineOf(node) }))

const lineOf = ({ loc }: Tree) => (isTree(loc) && typeof loc.line === 'number' ? loc.line : undefined)
