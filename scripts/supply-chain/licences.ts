import parse, { type Expression, type Licence } from 'spdx-expression-parse'
import type { LockedPackage } from './lock.ts'
import type { LicencePolicy } from './policy.ts'

/**
 * The packages whose licence we did not accept, and the entries of the policy that no package needs any more.
 * A package without a licence, or with one that is no SPDX expression, needs an entry of its own.
 */
export function licenceFaults(packages: LockedPackage[], { everywhere, development, named }: LicencePolicy): string[] {
  const inProduction = new Set(everywhere)
  const inDevelopment = new Set([...everywhere, ...Object.keys(development)])
  const isNamed = (one: LockedPackage): boolean =>
    named.some((entry) => entry.package === one.name && entry.licence === (one.licence ?? null))
  const isListed = (one: LockedPackage): boolean => allows(one.isProduction ? inProduction : inDevelopment, one.licence)

  const refused = packages.filter((one) => !isListed(one) && !isNamed(one))
  const spare = named.filter(
    (entry) => !packages.some((one) => one.name === entry.package && isNamed(one) && !isListed(one)),
  )
  const unused = Object.keys(development).filter(
    (id) => !packages.some((one) => !allows(inProduction, one.licence) && (one.licence ?? '').includes(id)),
  )
  return [
    ...refused.map((one) => `${one.folder} has the licence ${one.licence ?? 'unknown'}, which is not accepted`),
    ...spare.map((entry) => `licences.json names ${entry.package} without need`),
    ...unused.map((id) => `licences.json accepts ${id} for development without need`),
  ]
}

/** Whether at least one choice of an SPDX expression is among the accepted ids. */
function allows(accepted: ReadonlySet<string>, licence: string | undefined): boolean {
  const expression = expressionOf(licence)
  return expression !== undefined && isSatisfied(expression, accepted)
}

function isSatisfied(expression: Expression, accepted: ReadonlySet<string>): boolean {
  if ('license' in expression) return accepted.has(idOf(expression))
  const sides = [expression.left, expression.right]
  const holds = (side: Expression): boolean => isSatisfied(side, accepted)
  return expression.conjunction === 'or' ? sides.some(holds) : sides.every(holds)
}

const idOf = ({ license, plus, exception }: Licence): string =>
  `${license}${plus ? '+' : ''}${exception ? ` WITH ${exception}` : ''}`

/** Undefined: there is no licence, or it is no SPDX expression, such as `SEE LICENSE IN LICENSE.txt`. */
export function expressionOf(licence: string | undefined): Expression | undefined {
  if (licence === undefined) return undefined
  try {
    return parse(licence)
  } catch {
    return undefined
  }
}
