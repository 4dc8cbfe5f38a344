import ts from 'typescript'

/** The part of the type library that the tests need. The whole library takes a second to load. */
const LIBRARY = 'interface Promise<T> { then(done: (value: T) => void): void }'

/** A program of files that exist only in the test, by path. All of them are roots. */
export function programOf(texts: Record<string, string>): ts.Program {
  const files: Record<string, string> = { ...texts, 'library.d.ts': LIBRARY }
  const options: ts.CompilerOptions = {
    noLib: true,
    noEmit: true,
    strict: true,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
  }
  const read = (path: string) => files[path.replace(/^\//, '')]
  return ts.createProgram(
    Object.keys(files).map((path) => `/${path}`),
    options,
    {
      fileExists: (path) => read(path) !== undefined,
      readFile: read,
      getSourceFile: (path, target) => {
        const text = read(path)
        return text === undefined ? undefined : ts.createSourceFile(path, text, target, true)
      },
      getDefaultLibFileName: () => '/lib.d.ts',
      writeFile: () => undefined,
      getCurrentDirectory: () => '/',
      getCanonicalFileName: (path) => path,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
    },
  )
}
