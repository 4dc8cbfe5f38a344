export const FIRST_NAMES = ['Anna', 'Erik', 'Maja', 'Lars', 'Ingrid', 'Oskar', 'Freja', 'Nils', 'Claire', 'Hugo', 'Léa', 'Jules', 'Greta', 'Jonas', 'Lena', 'Felix', 'Yuki', 'Kenji', 'Aiko', 'Haruto', 'Ji-woo', 'Seo-yeon', 'Hyun', 'Mei', 'Jia-hao', 'Yi-jun', 'Grace', 'Samuel', 'Priya', 'Mateo', 'Sofia', 'Amara'] // prettier-ignore
export const LAST_NAMES = ['Andersson', 'Johansson', 'Karlsson', 'Nilsson', 'Larsen', 'Virtanen', 'Müller', 'Schmidt', 'Weber', 'Fischer', 'Dubois', 'Laurent', 'Girard', 'de Vries', 'Jansen', 'García', 'Silva', 'Rossi', 'Tanaka', 'Suzuki', 'Watanabe', 'Kim', 'Lee', 'Choi', 'Lin', 'Huang', 'Wu', 'Smith', 'Brown', 'Taylor', 'O’Brien', 'Novak'] // prettier-ignore
export const PLACES = [
  ['Stockholm', '', '111 20', 'Sweden'], ['Gothenburg', '', '411 03', 'Sweden'], ['Oslo', '', '0150', 'Norway'],
  ['Munich', 'Bavaria', '80331', 'Germany'], ['Basel', '', '4051', 'Switzerland'], ['Lyon', '', '69002', 'France'],
  ['Eindhoven', '', '5611', 'Netherlands'], ['Leeds', '', 'LS1 4AP', 'United Kingdom'], ['Osaka', '', '530-0001', 'Japan'],
  ['Seoul', '', '04524', 'South Korea'], ['Hsinchu', '', '300', 'Taiwan'], ['Boston', 'MA', '02110', 'United States'],
] as const // prettier-ignore
export const TITLES = ['Lab Manager', 'Head of Research', 'Procurement Lead', 'Quality Engineer', 'Analytical Chemist', 'CTO', 'Plant Manager', 'Marketing Manager', 'Process Engineer', 'Buyer'] // prettier-ignore
const STEMS = ['Aurora', 'Baltic', 'Cobalt', 'Delta', 'Elm', 'Fjord', 'Granite', 'Helio', 'Isar', 'Juniper', 'Kestrel', 'Lumen', 'Meridian', 'Nordlys', 'Orion', 'Polar', 'Quartz', 'Rhine', 'Sakura', 'Tundra'] // prettier-ignore
const TRADES = ['Pharma', 'Foods', 'Materials', 'Diagnostics', 'Energy', 'Chemicals', 'Optics', 'Biotech', 'Steel', 'Water'] // prettier-ignore
const FORMS = ['AB', 'GmbH', 'SA', 'BV', 'Ltd', 'KK', 'Inc'] // prettier-ignore

/** The name of the n-th company. The first 1,400 differ. */
export function companyName(index: number): string {
  const pick = (list: string[], at: number) => list[at % list.length] ?? ''
  const round = Math.floor(index / (STEMS.length * TRADES.length))
  return [pick(STEMS, index), pick(TRADES, Math.floor(index / STEMS.length)), pick(FORMS, index + round)].join(' ')
}

/** A host name of a company. */
export function companyHost(index: number): string {
  return `${companyName(index).toLowerCase().replaceAll(' ', '-')}-${index}.example`
}
