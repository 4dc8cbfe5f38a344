/** Why a record cannot be written, in the shape of collections. A single record's answer names the code `errorCode`. */
export type WriteFault = { statusCode: string; message: string; fields: string[] }

export const fault = (statusCode: string, message: string, fields: string[] = []): WriteFault => ({
  statusCode,
  message,
  fields,
})
