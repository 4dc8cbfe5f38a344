/** What the platform gives components at run time and @salesforce/lightning-types does not declare. */

/** An Apex method: callable, and the adapter of a wire. */
declare type ApexMethod = import('lwc').WireAdapterConstructor & ((parameters?: object) => Promise<unknown>)

declare module '@salesforce/apex' {
  export function refreshApex(provisioned: object): Promise<void>
}

declare module '@salesforce/apex/*' {
  const method: ApexMethod
  export default method
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
