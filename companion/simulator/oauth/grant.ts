/** What a person allowed an app. */
export type Grant = { userId: string; clientId: string; scopes: string[] }
