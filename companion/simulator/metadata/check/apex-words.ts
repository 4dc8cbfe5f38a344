import { wordsOf } from '../../../../scripts/salesforce/metadata/rules/code.ts'
import type { Component } from '../package.ts'

/** The identifiers in the code of a class or a trigger. Empty for other components. */
export function apexWordsIn({ type, files }: Component): Set<string> {
  if (type !== 'ApexClass' && type !== 'ApexTrigger') return new Set()
  const code = [...files].filter(([path]) => !path.endsWith('-meta.xml')).map(([, text]) => text)
  return wordsOf(code.join('\n'))
}

/** Whether a name is that of a custom object or field. */
export const isCustomName = (name: string): boolean => name.endsWith('__c')
