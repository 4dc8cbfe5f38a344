/** Values of the picklists that several objects and the generated records use. */
export const SALUTATION = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.']
export const LEAD_SOURCE = [
  'Web',
  'Phone Inquiry',
  'Partner Referral',
  'Purchased List',
  'Trade Show',
  'Webinar',
  'Other',
]
export const INDUSTRY = ['Biotechnology', 'Chemicals', 'Education', 'Electronics', 'Energy', 'Engineering', 'Food & Beverage', 'Healthcare', 'Machinery', 'Manufacturing', 'Technology', 'Utilities', 'Other'] // prettier-ignore
export const RATING = ['Hot', 'Warm', 'Cold']
export const LEAD_STATUS = ['Open - Not Contacted', 'Working - Contacted', 'Marketing Qualified', 'Closed - Converted', 'Closed - Not Converted'] // prettier-ignore
export const STAGE = ['Prospecting', 'Qualification', 'Needs Analysis', 'Value Proposition', 'Proposal/Price Quote', 'Negotiation/Review', 'Closed Won', 'Closed Lost'] // prettier-ignore
export const ACCOUNT_TYPE = ['Prospect', 'Customer - Direct', 'Customer - Channel', 'Channel Partner / Reseller', 'Technology Partner', 'Other'] // prettier-ignore
export const OPPORTUNITY_TYPE = ['Existing Customer - Upgrade', 'Existing Customer - Replacement', 'New Customer']
export const CAMPAIGN_TYPE = ['Conference', 'Webinar', 'Trade Show', 'Email', 'Content', 'Partners', 'Other']
export const CAMPAIGN_STATUS = ['Planned', 'In Progress', 'Completed', 'Aborted']
export const CASE_STATUS = ['New', 'Working', 'Escalated', 'Closed']
export const CASE_ORIGIN = ['Phone', 'Email', 'Web']
export const PRIORITY = ['High', 'Medium', 'Low']
export const MEMBER_STATUS = ['Sent', 'Opened', 'Registered', 'Attended', 'Responded']
export const CLEAN_STATUS = ['Matched', 'Different', 'Acknowledged', 'NotFound', 'Inactive', 'Pending', 'SelectMatch', 'Skipped'] // prettier-ignore
export const LIFECYCLE = ['Anonymous', 'Known', 'Engaged', 'Marketing Qualified', 'Sales Accepted', 'Opportunity', 'Customer'] // prettier-ignore
export const PRODUCT_LINE = ['Spectrometers', 'Chromatographs', 'Balances', 'Microscopes', 'Service']
export const REGION = ['Nordics', 'DACH', 'Benelux', 'UK & Ireland', 'Iberia', 'Japan', 'Korea', 'Taiwan', 'Americas']
