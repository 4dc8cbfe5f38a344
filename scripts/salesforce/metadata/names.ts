import { basename } from 'node:path'
import { BUNDLE_MARK, isMarkedCode } from '../deploy/ownership.ts'
import type { Failures } from '../report.ts'
import type { Source } from '../sources.ts'

/** Longer names of classes and triggers are refused on deployment. */
const MAX_CODE_NAME = 40

const CODE = /^Tollbridge[A-Z]/
const BUNDLE = /^tollbridge[A-Z]/
const OTHER = /^Tollbridge[_.]/

/** Files whose name Salesforce gives: that of all labels, and a language. */
const NAMED_BY_SALESFORCE = /\.(labels|translation)-meta\.xml$/

/** Components without our prefix, or without the mark by which a deployment knows them as ours. */
export function faultsOfNames(sources: Source[], labels: Iterable<string>): Failures {
  const unnamed = [...labels].filter((label) => !label.startsWith('Tollbridge_'))
  return [
    ...sources.flatMap(faultsOfSource),
    ...unnamed.map((label) => `label ${label} does not begin with Tollbridge_`),
  ]
}

function faultsOfSource(source: Source): Failures {
  const { path } = source
  if (/\.(cls|trigger)$/.test(path)) return faultsOfCode(source)
  if (path.endsWith('.js-meta.xml')) return faultsOfBundle(source)
  const isNamedElsewhere = !path.endsWith('-meta.xml') || /\.(cls|trigger)-meta\.xml$/.test(path) || isOfOurObject(path)
  if (isNamedElsewhere || NAMED_BY_SALESFORCE.test(path)) return []
  return OTHER.test(basename(path)) ? [] : [`${path} does not begin with Tollbridge_`]
}

/** What is part of an object of ours has its name within that of the object. */
const isOfOurObject = (path: string) => /\/objects\/Tollbridge_\w+\/\w+\//.test(path)

function faultsOfCode({ path, text }: Source): Failures {
  const name = basename(path).replace(/\.(cls|trigger)$/, '')
  return [
    ...(CODE.test(name) ? [] : [`${path} does not begin with Tollbridge`]),
    ...(name.length > MAX_CODE_NAME ? [`${path} has a name of more than ${MAX_CODE_NAME} characters`] : []),
    ...(isMarkedCode(text) ? [] : [`${path} does not begin with a doc comment that has @group Tollbridge`]),
  ]
}

function faultsOfBundle({ path, text }: Source): Failures {
  const isMarked = text.includes(`${BUNDLE_MARK}</description>`)
  return [
    ...(BUNDLE.test(basename(path)) ? [] : [`${path} does not begin with tollbridge`]),
    ...(isMarked ? [] : [`${path} has no description that ends with "${BUNDLE_MARK}"`]),
  ]
}
