export type Message = {
  type: string
  fullName: string
  fileName: string
  id: string
  created: boolean
  deleted?: true
  problem?: string
}
export type Deployment = { id: string; checkOnly: boolean; at: number; messages: Message[]; successful: boolean }
