import type { LightningElement } from 'lwc'

/** Where a link leads: a record, a tab, or an address. */
export type PageReference = {
  type: string
  attributes: { recordId?: string; objectApiName?: string; actionName?: string; apiName?: string; url?: string }
}

const ADDRESSES: Record<string, (attributes: PageReference['attributes']) => string | undefined> = {
  standard__recordPage: ({ recordId }) => recordId && `/lightning/r/${recordId}/view`,
  standard__navItemPage: ({ apiName }) => apiName && `/lightning/n/${apiName}`,
  standard__webPage: ({ url }) => url,
}

function addressOf({ type, attributes }: PageReference): string {
  const address = ADDRESSES[type]?.(attributes)
  if (address === undefined) throw new Error(`No address for ${type}`)
  return address
}

const Navigate = Symbol('Navigate')
const GenerateUrl = Symbol('GenerateUrl')

type Constructor = new () => LightningElement

/** Stands in for the platform's navigation: addresses are as in Lightning, and a web page opens in a new tab. */
export const NavigationMixin = Object.assign(
  (Base: Constructor) =>
    class extends Base {
      [Navigate](reference: PageReference): void {
        const target = reference.type === 'standard__webPage' ? '_blank' : '_self'
        window.open(addressOf(reference), target, 'noopener')
      }

      [GenerateUrl](reference: PageReference): Promise<string> {
        return Promise.resolve(addressOf(reference))
      }
    },
  { Navigate, GenerateUrl } as const,
)
