/** The modules of the platform that @salesforce/lightning-types does not declare. */

/** An Apex method. Takes its parameters by name, or no argument without parameters. */
declare type ApexMethod<Parameters, Answer> = Parameters extends object
  ? (parameters: Parameters) => Promise<Answer>
  : () => Promise<Answer>

/** A cacheable one, which is the adapter of a wire too. */
declare type WiredApexMethod<Parameters, Answer> = ApexMethod<Parameters, Answer> &
  import('lwc').WireAdapterConstructor<
    Parameters extends object ? Parameters : Record<string, never>,
    Tollbridge.Provisioned<Answer>
  >

declare module '@salesforce/apex' {
  export function refreshApex(provisioned: object): Promise<void>
}

declare module '@salesforce/label/*' {
  const text: string
  export default text
}

declare module '@salesforce/i18n/*' {
  const value: string
  export default value
}

declare module '@salesforce/customPermission/*' {
  const isGranted: boolean | undefined
  export default isGranted
}

declare module '@lwc/synthetic-shadow'

declare module '*.html' {
  const template: import('lwc').Template
  export default template
}
