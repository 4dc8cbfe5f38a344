declare module 'spdx-expression-parse' {
  export type Licence = { license: string; plus?: true; exception?: string }
  export type Expression = Licence | { left: Expression; conjunction: 'and' | 'or'; right: Expression }
  /** Throws where the text is no SPDX expression. */
  export default function parse(text: string): Expression
}
