import { Type } from 'typebox'
import { Exactly, Moment, MomentText, Nullable } from '../../platform/schemas.ts'
import { WORK_KINDS, WORK_OUTCOMES } from './kinds.ts'

const Credits = Type.Integer({ minimum: 0 })

/** When the work began. */
export const WorkQuery = Exactly({
  from: { ...MomentText, description: 'the earliest moment' },
  to: { ...MomentText, description: 'the last moment' },
  after: Type.Optional(Type.String({ format: 'uuid', description: 'the id of the last entry that is known' })),
})

/** Pieces of work and what they cost, as HTTP answers carry it. */
export const WorkAnswer = Exactly({
  entries: Type.Array(
    Exactly({
      workId: Type.String(),
      kind: Type.Enum([...WORK_KINDS]),
      by: Nullable(Type.String(), { description: 'null where the service itself began it' }),
      startedAt: Moment,
      credits: Credits,
      outcome: Type.Enum([...WORK_OUTCOMES]),
    }),
  ),
  hasOlder: Type.Boolean(),
  attributed: { ...Credits, description: 'credits of all work that began in the period' },
  notAttributed: { ...Credits, description: 'credits spent in the period that no entry explains' },
})
