import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: 'companion/src/*/tables.ts',
  out: 'companion/migrations',
})
