/** The access that a person granted to an app. */
export type Grant = { userId: string; clientId: string; scopes: string[] }
