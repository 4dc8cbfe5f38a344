import { childOf, escapeXml, readXml, textsOf, type XmlTree } from '../xml.ts'

export type SoapRequest = { operation: string; parameters: unknown; sessionId?: string; client?: string }

/** The operation that a SOAP message asks for, and the session and the client's name in its header. */
export function readEnvelope(text: string): SoapRequest {
  const envelope = childOf(readXml(text), 'Envelope')
  const [operation = '', parameters] = Object.entries(asTree(childOf(envelope, 'Body')))[0] ?? []
  const header = childOf(envelope, 'Header')
  return { operation, parameters, sessionId: textsOf(header, 'sessionId')[0], client: textsOf(header, 'client')[0] }
}

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata'

/** A SOAP answer with a result. */
export function soapAnswer(operation: string, result: object | string): string {
  return envelope(`<${operation}Response xmlns="${NAMESPACE}">${element('result', result)}</${operation}Response>`)
}

/** A SOAP fault with the platform's code. */
export function soapFault(code: string, message: string): string {
  const text = `${code}: ${escapeXml(message)}`
  return envelope(
    `<soapenv:Fault xmlns:sf="${NAMESPACE}"><faultcode>sf:${code}</faultcode><faultstring>${text}</faultstring></soapenv:Fault>`,
  )
}

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('')
  const inner = typeof value === 'object' && value !== null ? elements(value) : textOf(value)
  return inner === undefined ? '' : `<${name}>${inner}</${name}>`
}

function elements(value: object): string {
  return Object.entries(value)
    .map(([key, item]) => element(key, item))
    .join('')
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return escapeXml(value)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function asTree(value: unknown): XmlTree {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
