import type { DeployedComponent } from '../state/deployed-component.ts'
import type { MetadataPackage } from './package.ts'

/** The stored data of a component, besides its name. */
export type Kept = Pick<DeployedComponent, 'files' | 'needs' | 'definition'>

export type Message = {
  type: string
  fullName: string
  fileName: string
  id: string
  created: boolean
  deleted?: true
  kept?: Kept
  problem?: string
}

/**
 * @property runTests the classes that `RunSpecifiedTests` names
 * @property singlePackage false: each folder of the zip is a package, and none is at its root
 */
export type DeployOptions = { checkOnly: boolean; testLevel?: string; runTests?: string[]; singlePackage?: boolean }

/** How a test method ended. A failure has the message of its exception. */
export type TestResult = { className: string; methodName: string; message?: string }

export type Deployment = DeployOptions & {
  id: string
  at: number
  content: MetadataPackage
  messages: Message[]
  successful: boolean
  /** False while tests run. */
  isDone: boolean
  tests: TestResult[]
  /** Resolves once it is done. */
  ended: Promise<void>
}

/** Whether a deployment runs tests before it ends. */
export const asksForTests = ({ testLevel }: Pick<Deployment, 'testLevel'>): boolean =>
  testLevel === 'RunSpecifiedTests' || testLevel === 'RunLocalTests' || testLevel === 'RunAllTestsInOrg'

/** The error for a validation that does not qualify for a quick deploy. UNSURE of the message. The CLI reads INVALID_ID_FIELD. */
export const NOT_VALIDATED =
  'The validation does not qualify: it failed, ran no tests, is older than 10 days, or something was deployed since'
