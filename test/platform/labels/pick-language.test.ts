import { expect, it } from 'vitest'
import { pickLanguage } from '../../../companion/src/platform/labels/pick-language.ts'

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['fr', 'fr'],
  ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  ['de-DE,de;q=0.9,sv;q=0.5', 'sv'],
  ['en;q=0.1,ja;q=0.9', 'ja'],
  ['ko;q=0', 'en'],
  ['zh-TW', 'zh-TW'],
  ['zh-Hant-HK', 'zh-TW'],
  ['zh-CN,ko;q=0.5', 'ko'],
  ['*', 'en'],
  [';;q=x,,', 'en'],
])('a browser that asks for %j reads %s', (acceptLanguage, language) => {
  expect(pickLanguage({ headers: { 'accept-language': acceptLanguage } })).toBe(language)
})

it('a chosen language takes precedence over the browser’s', () => {
  expect(pickLanguage({ headers: { cookie: 'a=b; tollbridge_language=sv', 'accept-language': 'fr' } })).toBe('sv')
})

it('an unknown chosen language is ignored', () => {
  expect(pickLanguage({ headers: { cookie: 'tollbridge_language=xx', 'accept-language': 'fr' } })).toBe('fr')
})
