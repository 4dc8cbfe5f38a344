/** Why a record cannot be written, as collections name it; a single record's answer calls the code `errorCode`. */
export type WriteFault = { statusCode: string; message: string; fields: string[] }

export const fault = (statusCode: string, message: string, fields: string[] = []): WriteFault => ({
  statusCode,
  message,
  fields,
})
