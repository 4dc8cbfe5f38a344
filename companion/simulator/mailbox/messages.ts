import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { jsonFile } from '../state/json-file.ts'

export const Message = Type.Object({
  id: Type.String(),
  from: Type.String(),
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  html: Type.Union([Type.String(), Type.Null()]),
  receivedAt: Type.String(),
})
export type Message = Static<typeof Message>

/** The mails received, newest first, each in a file of its own. */
export function messageStore(dir: string) {
  const messages = readAll(dir)

  return {
    add(message: Message) {
      messages.unshift(message)
      jsonFile(join(dir, `${message.id}.json`), () => message).now()
    },
    all: (): readonly Message[] => messages,
    find: (id: string) => messages.find((message) => message.id === id),
  }
}

export type MessageStore = ReturnType<typeof messageStore>

function readAll(dir: string): Message[] {
  return fileNames(dir)
    .map((name): unknown => JSON.parse(readFileSync(join(dir, name), 'utf8')))
    .filter((message) => Value.Check(Message, message))
    .toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))
}

function fileNames(dir: string): string[] {
  try {
    return readdirSync(dir).filter((name) => name.endsWith('.json'))
  } catch {
    return []
  }
}
