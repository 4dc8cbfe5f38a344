import { DATABASE_METHODS } from '../dml/database.ts'
import type { StaticMethods } from '../library/arguments.ts'
import { LIMIT_METHODS } from '../session/limits.ts'
import { JOB_METHODS } from '../session/jobs.ts'
import { SCHEDULE_METHODS } from '../session/schedule.ts'
import { TEST_METHODS } from '../session/test-methods.ts'
import { BUILT_QUERY_METHODS } from '../soql/built.ts'
import { CONNECT_API_METHODS } from './connect-api.ts'
import { DATE_METHODS } from './dates.ts'
import { OTHER_METHODS } from './others.ts'
import { USER_METHODS } from './user-info.ts'

/** The static methods of the platform that need an org. */
export const PLATFORM_METHODS: StaticMethods = {
  ...BUILT_QUERY_METHODS,
  ...CONNECT_API_METHODS,
  ...DATABASE_METHODS,
  ...DATE_METHODS,
  ...JOB_METHODS,
  ...LIMIT_METHODS,
  ...OTHER_METHODS,
  ...SCHEDULE_METHODS,
  ...TEST_METHODS,
  ...USER_METHODS,
}
