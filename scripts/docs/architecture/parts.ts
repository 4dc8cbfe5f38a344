import ts from 'typescript'

/** Each part of the companion with the parts that it imports. */
export type Imports = Map<string, Set<string>>

/** The files beside the parts, which put them together. */
const ROOT = 'app'

/** Reads the imports between the folders directly below `folder`. */
export function importsOfParts(program: ts.Program, folder: string): Imports {
  const checker = program.getTypeChecker()
  const imports: Imports = new Map()
  for (const file of program.getSourceFiles()) {
    const part = partOf(file.fileName, folder)
    if (part === undefined) continue
    const imported = imports.get(part) ?? new Set<string>()
    imports.set(part, imported)
    for (const specifier of specifiersIn(file)) {
      const target = checker.getSymbolAtLocation(specifier)?.valueDeclaration?.getSourceFile().fileName
      const other = target === undefined ? undefined : partOf(target, folder)
      if (other !== undefined && other !== part) imported.add(other)
    }
  }
  return imports
}

function partOf(fileName: string, folder: string): string | undefined {
  const [, path] = fileName.split(`${folder}/`)
  return path === undefined ? undefined : path.includes('/') ? path.split('/')[0] : ROOT
}

function specifiersIn(file: ts.SourceFile): ts.Expression[] {
  const found: ts.Expression[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      found.push(node.moduleSpecifier)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) found.push(...node.arguments)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** The picture: an arrow from each part to its imports, unless other arrows lead there as well. */
export function partsPicture(imports: Imports): string {
  const arrows = [...imports].flatMap(([part, imported]) =>
    [...imported].filter((other) => !isImplied(part, other, imports)).map((other) => `  ${part} --> ${other}`),
  )
  return ['flowchart TD', ...arrows.sort()].join('\n')
}

/** Whether `part` reaches `other` through a third part. */
function isImplied(part: string, other: string, imports: Imports): boolean {
  const seen = new Set([part, other])
  const reaches = (middle: string): boolean => {
    if (seen.has(middle)) return false
    seen.add(middle)
    const imported = [...(imports.get(middle) ?? [])]
    return imported.includes(other) || imported.some(reaches)
  }
  return [...(imports.get(part) ?? [])].some(reaches)
}

/** A table of everything that each part imports, in alphabetical order. */
export function partsTable(imports: Imports): string {
  const rows = [...imports]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, imported]) => `| ${part} | ${[...imported].sort().join(', ')} |`)
  return ['| part | imports |', '| --- | --- |', ...rows].join('\n')
}
