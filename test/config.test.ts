import { describe, expect, it } from 'vitest'
import { helpText, Variables } from '../companion/src/config-variables.ts'
import { readConfig } from '../companion/src/config.ts'

describe('the configuration', () => {
  it('is complete without any variable', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8080, dataDir: '.tollbridge/companion', logLevel: 'info' })
    expect(config.publicUrl.href).toBe('http://127.0.0.1:8080/')
    expect(config.salesforce.loginUrl.href).toBe('https://login.salesforce.com/')
    expect(config.vault.keyFile).toBe('.tollbridge/companion/vault.key')
  })

  it('treats an empty variable as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: undefined })
  })

  it('reads addresses, numbers and lists', () => {
    const config = readConfig({
      PORT: '9000',
      PUBLIC_URL: 'https://tollbridge.example.com',
      TRUST_PROXY: '10.0.0.0/8',
      SALESFORCE_EXTRA_ORIGINS: 'http://127.0.0.1:7001, http://127.0.0.1:7002',
      SALESFORCE_HOST_SUFFIXES: '.My.Salesforce.mil, .my.sfcrmproducts.cn',
      SALESFORCE_TIMEOUT_MS: '500',
    })
    expect(config.port).toBe(9000)
    expect(config.publicUrl.origin).toBe('https://tollbridge.example.com')
    expect(config.salesforce.extraOrigins).toEqual(['http://127.0.0.1:7001', 'http://127.0.0.1:7002'])
    expect(config.salesforce.hostSuffixes).toEqual(['.my.salesforce.mil', '.my.sfcrmproducts.cn'])
    expect(config.salesforce.timeoutMs).toBe(500)
  })

  it.each([
    [{ PORT: 'many' }, 'PORT must be integer'],
    [{ PORT: '70000' }, 'PORT must be <= 65535'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ SALESFORCE_HOST_SUFFIXES: '.com' }, 'SALESFORCE_HOST_SUFFIXES has an ending'],
    [{ SALESFORCE_HOST_SUFFIXES: 'salesforce.com.evil' }, 'SALESFORCE_HOST_SUFFIXES has an ending'],
    [{ PUBLIC_URL: 'tollbridge' }, 'PUBLIC_URL is not an address'],
    [{ PUBLIC_URL: 'https://example.com/path' }, 'PUBLIC_URL is not an address'],
    [{ PUBLIC_URL: 'https://user@example.com' }, 'PUBLIC_URL is not an address'],
    [{ PUBLIC_URL: 'http://example.com' }, 'PUBLIC_URL is not https'],
    [{ PUBLIC_URL: 'https://example.com' }, 'TRUST_PROXY does not name the balancer'],
    [{ SALESFORCE_LOGIN_URL: 'http://login.salesforce.com' }, 'SALESFORCE_LOGIN_URL is not https'],
    [{ SALESFORCE_EXTRA_ORIGINS: 'https://evil.example.com' }, 'not loopback'],
    [{ SALESFORCE_API_VERSION: 'latest' }, 'SALESFORCE_API_VERSION'],
    [{ AUDIT_RETENTION_DAYS: '89' }, 'AUDIT_RETENTION_DAYS is less than 90 days'],
    [{ AUDIT_RETENTION_DAYS: '-1' }, 'AUDIT_RETENTION_DAYS must be >= 0'],
    [{ AUDIT_RETENTION_DAYS: '9e9' }, 'AUDIT_RETENTION_DAYS must be <= 36500'],
  ])('refuses %j by name', (environment, problem) => {
    expect(() => readConfig(environment)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(problem) }),
    )
  })

  it('never repeats a wrong value, which may be a misplaced secret', () => {
    expect(() => readConfig({ PORT: 'hunter2hunter2' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    )
  })

  it.each([
    [{}, 730],
    [{ AUDIT_RETENTION_DAYS: '' }, 730],
    [{ AUDIT_RETENTION_DAYS: '90' }, 90],
    [{ AUDIT_RETENTION_DAYS: '0' }, null],
  ])('UX-B15 keeps the audit trail for two years unless %j says otherwise', (environment, keptForDays) => {
    expect(readConfig(environment).auditRetention).toEqual({ keptForDays })
  })

  it('explains every variable in --help', () => {
    const help = helpText()
    for (const name of Object.keys(Variables.properties)) expect(help).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))
    expect(help).toContain('PORT')
    expect(help).toContain('(default: 8080)')
  })
})
