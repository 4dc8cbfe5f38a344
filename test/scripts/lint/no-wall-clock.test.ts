import { ESLint, RuleTester, type Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { noWallClock } from '../../../scripts/lint/no-wall-clock.ts'

RuleTester.describe = describe
RuleTester.it = it

const TIME = [{ messageId: 'time' }]
const WAIT = [{ messageId: 'wait' }]

new RuleTester().run('no-wall-clock', noWallClock, {
  valid: [
    'const ago = new Date(Date.now() - 60 * MINUTE)',
    'const start = new Date("2026-03-02T10:00:00Z"); expect(end - start).toBe(DAY)',
    'expect(clock.now() - started).toBeLessThan(DAY)',
    'expect(rows.length).toBeGreaterThan(10)',
    'await page.getByText("Saved").waitFor()',
    'describe("slow", { timeout: 60_000 }, tests)',
  ],
  invalid: [
    { code: 'const start = Date.now(); await act(); expect(Date.now() - start).toBe(0)', errors: TIME },
    { code: 'const start = new Date(); const passed = new Date().getTime() - start.getTime()', errors: TIME },
    { code: 'const start = +new Date(); function passed() { return +new Date() - start }', errors: TIME },
    { code: 'while (Date.now() < deadline) await look()', errors: TIME },
    { code: 'expect(Date.now()).toBeLessThanOrEqual(deadline)', errors: TIME },
    { code: 'const end = Date.now(); expect(deadline).toBeGreaterThan(end)', errors: TIME },
    { code: 'await page.getByText("Saved").waitFor({ timeout: 1500 })', errors: WAIT },
  ],
})

describe('the lint of the project', () => {
  const eslint = new ESLint()
  const rulesFor = async (path: string) => {
    const { rules = {} } = (await eslint.calculateConfigForFile(path)) as Linter.Config
    return ['tests/no-wall-clock', 'no-restricted-globals', 'no-restricted-imports', 'no-restricted-properties'].filter(
      (rule) => rules[rule],
    )
  }

  it('forbids time measurements in tests and their kit', async () => {
    for (const path of ['test/credits/gate/gate.test.ts', 'test/kit/service/app.ts'])
      expect(await rulesFor(path)).toHaveLength(4)
  })

  it('allows time measurements in benchmarks', async () => {
    expect(await rulesFor('test/bench/measure.ts')).toEqual([])
  })
})
