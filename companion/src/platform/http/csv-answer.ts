import type { FastifyReply } from 'fastify'
import type { CsvFile } from '../csv.ts'

/** Answers with a file that the browser saves under its name. */
export function answerCsv({ name, content }: CsvFile, reply: FastifyReply): string {
  reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`)
  return content
}
