import escapeHtml from 'escape-html'
import { translate, type Language } from '../../platform/labels/labels.ts'
import { describeRefusal } from '../../platform/http/problem.ts'
import type { CallbackOutcome } from './callback.ts'
import { salesforceRefusals, type SalesforceRefusal } from './refusals.ts'

export const SCRIPT_PATH = '/oauth/callback.js'
export const STYLE_PATH = '/oauth/callback.css'

export type PageContext = { language: Language; requestId: string; redirectUri: string }

/** The page that the pop-up ends on, whole and readable without its script. */
export function callbackPage(outcome: CallbackOutcome, context: PageContext): string {
  const say = (id: string) => escapeHtml(translate(context.language, `connections.callback.${id}`))
  const content = outcome.state === 'connected' ? successHtml(say) : refusalHtml(outcome, context, say)
  return `<!doctype html>
<html lang="${context.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(`${outcome.state}.page`)}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
<script src="${SCRIPT_PATH}" defer></script>
</head>
<body>
<main class="card card_${outcome.state}" data-state="${outcome.state}" data-handshake-id="${outcome.handshakeId ?? ''}">
${content}
<p class="actions"><button type="button" class="button" id="close">${say('close')}</button></p>
</main>
</body>
</html>
`
}

type Say = (id: string) => string
type Refused = Extract<CallbackOutcome, { state: 'refused' }>

const successHtml = (say: Say): string =>
  `<h1><span class="mark" aria-hidden="true">✓</span> ${say('connected.title')}</h1>
<p role="status">${say('connected.text')}</p>`

function refusalHtml({ problem }: Refused, context: PageContext, say: Say): string {
  const { title, detail, remedy, code } = describeRefusal(problem, context)
  const refusals = salesforceRefusals(context.language, context.redirectUri).map(refusalItem).join('\n')
  return `<h1><span class="mark" aria-hidden="true">!</span> ${escapeHtml(title)}</h1>
<div role="alert">
<p>${escapeHtml(detail)}</p>
<h2>${say('remedy')}</h2>
<p>${escapeHtml(remedy)}</p>
</div>
<p class="code">${escapeHtml(code)}</p>
<details>
<summary>${say('shown')}</summary>
<dl>
${refusals}
</dl>
</details>`
}

const refusalItem = ({ shown, cause, remedy }: SalesforceRefusal): string =>
  `<dt lang="en">${escapeHtml(shown)}</dt><dd>${escapeHtml(cause)} ${escapeHtml(remedy)}</dd>`
