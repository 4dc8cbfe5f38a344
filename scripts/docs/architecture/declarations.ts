import ts from 'typescript'

/** A function as `file#name`: the end of its file's path, and its name after the names around it, as `Holder.reserve`. */
export type Ref = `${string}#${string}`

/** The name of a declaration after those of the declarations around it, as `createGate.reserve`. */
function qualifiedName(node: ts.Node): string {
  const names: string[] = []
  for (let current: ts.Node = node; !ts.isSourceFile(current); current = current.parent) {
    const name = ownName(current)
    if (name !== undefined) names.unshift(name)
  }
  return names.join('.')
}

function ownName(node: ts.Node): string | undefined {
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isClassElement(node) ||
    ts.isObjectLiteralElement(node) ||
    ts.isTypeElement(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node)
  if (!isNamed || !node.name) return undefined
  return ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name) ? node.name.text : undefined
}

/** Whether a declaration is the one that a reference names. */
export function isNamedBy(declaration: ts.Node, ref: Ref): boolean {
  const [file = '', name = ''] = ref.split('#')
  return isFile(declaration.getSourceFile(), file) && qualifiedName(declaration) === name
}

const isFile = ({ fileName }: ts.SourceFile, file: string): boolean => `/${fileName}`.endsWith(`/${file}`)

/** The function that a reference names, with its body. */
export function findFunction(ref: Ref, program: ts.Program): ts.SignatureDeclaration | undefined {
  const [file = ''] = ref.split('#')
  const source = program.getSourceFiles().find((candidate) => isFile(candidate, file))
  const find = (node: ts.Node): ts.SignatureDeclaration | undefined =>
    hasBody(node) && isNamedBy(node, ref) ? node : ts.forEachChild(node, find)
  return source && find(source)
}

/** Whether a node is a function with a body, as opposed to a type of one. */
export const hasBody = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
