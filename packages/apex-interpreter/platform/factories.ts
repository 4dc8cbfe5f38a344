import { PlatformObject } from '../values/values.ts'
import { CONNECT_API_FACTORIES } from './connect-api.ts'
import { HTTP_FACTORIES, type Factory } from './http.ts'
import { NOTIFICATION_FACTORIES } from './notifications.ts'

/** Creates platform objects, by lower-case name: `new Http()`. */
export const FACTORIES: Record<string, Factory> = {
  ...CONNECT_API_FACTORIES,
  ...HTTP_FACTORIES,
  ...NOTIFICATION_FACTORIES,
  asyncoptions: () =>
    new PlatformObject('asyncoptions', {
      members: { maximumqueueablestackdepth: null, minimumqueueabledelayinminutes: null },
    }),
}
