import type { Component } from './package.ts'

/** Comments and texts, which name nothing. */
const SILENT = /\/\*.*?\*\/|\/\/[^\n]*|'(?:[^'\\]|\\.)*'/gs

/** The names in the code of a class or a trigger, however they are used. Other components have none. */
export function apexWordsIn({ type, files }: Component): Set<string> {
  if (type !== 'ApexClass' && type !== 'ApexTrigger') return new Set()
  const code = [...files].filter(([path]) => !path.endsWith('-meta.xml')).map(([, text]) => text.replace(SILENT, ' '))
  return new Set(code.join('\n').match(/\b[A-Za-z]\w*\b/g))
}

/** Whether a name is that of an object or field which no org has by itself. */
export const isCustomName = (name: string): boolean => name.endsWith('__c')
