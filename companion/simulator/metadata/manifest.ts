import type { Component } from './package.ts'
import { childOf, readXml, textsOf } from './xml.ts'

export type Member = { type: string; fullName: string }

/** The names in a `package.xml`, by type. */
export function membersOf(manifest: string): Member[] {
  const types = childOf(childOf(readXml(manifest), 'Package'), 'types')
  return [types ?? []].flat().flatMap((one: unknown) => {
    const [type = ''] = textsOf(one, 'name')
    return textsOf(one, 'members').map((member) => ({ type, fullName: member.replace(/\/$/, '') }))
  })
}

/** Whether the manifest lists a component, by name or by `*`. */
export function isNamed({ type, fullName }: Component, members: Member[]): boolean {
  return members.some((member) => member.type === type && (member.fullName === fullName || member.fullName === '*'))
}
