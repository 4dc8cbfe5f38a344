import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type StubRequest = { method: string; url: string; headers: IncomingMessage['headers']; body: string }
export type StubAnswer = (response: ServerResponse, request: StubRequest) => void

export type SalesforceStub = {
  origin: string
  /** Every request that arrived. */
  requests: StubRequest[]
  /** The answers to the next requests. */
  answer: StubAnswer
  close(): Promise<void>
}

/** A local server that records requests and sends the prepared answers. */
export async function startSalesforceStub(
  answer: StubAnswer = (response) => void response.end(),
): Promise<SalesforceStub> {
  const requests: StubRequest[] = []
  const listen: RequestListener = (incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming
      const request = { method, url, headers, body: Buffer.concat(chunks).toString() }
      requests.push(request)
      stub.answer(response, request)
    })
  }
  const server = createServer(listen).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const stub: SalesforceStub = {
    origin: `http://127.0.0.1:${port}`,
    requests,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
  return stub
}

/** Answers JSON. */
export const answerJson =
  (body: unknown, status = 200, headers: Record<string, string> = {}): StubAnswer =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json;charset=UTF-8', ...headers })
      .end(JSON.stringify(body))
