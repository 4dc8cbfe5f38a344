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

/** Opens a tab of the app without a reload. The shell listens, as it does when the reader goes back. */
export function openInApp(address: string): void {
  window.history.pushState(null, '', `${address}${window.location.search}`)
  window.dispatchEvent(new PopStateEvent('popstate'))
}

/**
 * Stands in for the platform's navigation: addresses are as in Lightning, a tab of the app opens without a reload, and a web
 * page opens in a new tab.
 */
export const NavigationMixin = Object.assign(
  (Base: Constructor) =>
    class extends Base {
      [Navigate](reference: PageReference): void {
        if (reference.type === 'standard__navItemPage') {
          openInApp(addressOf(reference))
          return
        }
        const target = reference.type === 'standard__webPage' ? '_blank' : '_self'
        window.open(addressOf(reference), target, 'noopener')
      }

      [GenerateUrl](reference: PageReference): Promise<string> {
        return Promise.resolve(addressOf(reference))
      }
    },
  { Navigate, GenerateUrl } as const,
)
