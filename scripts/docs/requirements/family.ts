/** A family of requirement ids that test names may carry. */
export type Family = {
  title: string
  /** The pattern of the family's ids, as the source of a regular expression. */
  pattern: string
  /** The requirement of each id. The check refuses a test name with an id that is missing here. */
  meanings: Record<string, string>
}
