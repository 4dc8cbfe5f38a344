import type { Family } from './family.ts'
import { PAGES } from './page-ids.ts'
import { salesConnect } from './sales-connect-ids.ts'

const connection: Family = {
  title: 'Sign-in at Salesforce',
  pattern: 'C\\d{1,2}',
  meanings: {
    C1: 'Sign-in uses the authorization code with PKCE (S256). No other grant is in the source.',
    C2: 'The state of a handshake is random, short-lived, works once, and only in the browser that began it.',
    C3: 'The redirect URI is configuration. Nothing in a request changes it.',
    C4: 'The login host is one of Salesforce’s own. Look-alikes are refused before anything is stored.',
    C5: 'The hosts that a token answer names are checked before they are called.',
    C6: 'Sandbox or production is what the org proves after sign-in. A wrong choice is refused.',
    C7: 'No request follows a redirect, and every request has a time-out.',
    C8: 'Sign-in asks only for the scopes that the service needs.',
    C9: 'Each error that Salesforce sends to the callback has its own cause and remedy.',
    C10: 'The callback page is not cached, sends no referrer, loads nothing from elsewhere and cannot be framed.',
    C11: 'Deleting a connection revokes its tokens and removes them, even when Salesforce does not confirm, and says so.',
  },
}

const tokens: Family = {
  title: 'Tokens and keys',
  pattern: 'T\\d{1,2}',
  meanings: {
    T1: 'Many callers in several processes share one exchange of a rotating refresh token, and none fails.',
    T2: 'Only the owner of a refresh hold can store its result or end it.',
    T3: 'After a crash during an exchange the new pair is kept, or a person is asked to authorize again.',
    T4: 'A call renews its session at most once, then fails with a typed error.',
    T5: 'A 401 that a new token cannot cure renews nothing.',
    T6: 'The companion refreshes an unused connection before Salesforce lets its token lapse.',
    T7: 'A sealed secret opens only in its own row, field and tenant.',
    T8: 'A key can be replaced and removed while the service works.',
    T9: 'A missing or wrong key stops the start with a clear message.',
    T10: 'No secret is in a log, an error, a metric or a URL.',
    T11: 'Marketo’s token travels in the header only, is renewed once, and pasted credentials are trimmed.',
  },
}

const credits: Family = {
  title: 'Credits',
  pattern: 'Q\\d{1,2}',
  meanings: {
    Q1: 'Concurrent workers and processes never spend more than the configured limit.',
    Q2: 'A limit below 100,000 is refused in the page, the API, the database and Apex.',
    Q3: 'Every form of the usage header is read correctly. A missing or unreadable one never opens the guard.',
    Q4: 'Without the ledger, background work stops, and people and sign-in go on within a small reserve.',
    Q5: 'The own limit, the org’s daily limit and the limit of concurrent requests are three refusals with three reactions.',
    Q6: 'Work that meets a limit pauses at a checkpoint and resumes without loss or duplicates.',
    Q7: 'A limit met by the Bulk API never makes the work fall back to REST.',
    Q8: 'Each retry costs a credit, retries are few, and a request that must not run twice is not sent again.',
    Q9: 'Each credit names who spent it and why, and the sums agree with what Salesforce counted.',
    Q10: 'A window of credits is 24 hours from the reset hour, through clock jumps and daylight saving.',
  },
}

const marketo: Family = {
  title: 'Marketo and the flow step',
  pattern: 'M\\d{1,2}',
  meanings: {
    M1: 'The flow step matches its published schema and shows without a key only what the schema lets it.',
    M2: 'A call is accepted at once and worked on later. Its callback is retried until it is accepted or expires.',
    M3: 'A call that is delivered twice is done once.',
    M4: 'A callback goes only to Marketo’s hosts, and its token is neither stored in clear nor logged.',
    M5: 'Without credits the caller learns when to come back, and no lead is dropped.',
    M6: 'The webhook compares its secret in constant time, caps the body and answers fast.',
    M7: 'The client keeps to Marketo’s rates and tells its errors apart, though they come with status 200.',
  },
}

const environments: Family = {
  title: 'Sandbox, production and provisioning',
  pattern: 'S\\d',
  meanings: {
    S1: 'A tenant has one connection. After production there is no sandbox again, by any way.',
    S2: 'A parity report is complete, and the same input always gives the same bytes.',
    S3: 'Blocking differences hold production up until a named person accepts them with a reason.',
    S4: 'Provisioning waits ten minutes, assigns workspaces once, refuses an address of another instance, and resumes.',
  },
}

const salesforcePackage: Family = {
  title: 'Salesforce package',
  pattern: 'P\\d',
  meanings: {
    P1: 'Apex respects sharing, object and field permissions everywhere.',
    P2: 'The package holds no secret and calls out by named credentials alone.',
    P3: 'Components load no foreign code, insert no raw HTML and read no session id.',
    P4: 'Apex tests reach every public method, state each assertion, and see every controller refuse a user without rights.',
    P5: 'The external client app demands PKCE, rotates refresh tokens and does not export its secret.',
    P6: 'An upgrade over the earlier version keeps its data.',
  },
}

const service: Family = {
  title: 'Service',
  pattern: 'A\\d{1,2}',
  meanings: {
    A1: 'No route reads or changes a row of another tenant.',
    A2: 'Every route has closed schemas for what it takes and what it answers.',
    A3: 'Session cookies are strict, and sessions end by idleness, by age and on demand.',
    A4: 'Every answer carries the security headers, errors too.',
    A5: 'A server error shows an id and no detail, and unknown paths are rate-limited.',
    A6: 'The audit trail says who changed what and when, and cannot be changed.',
    A7: 'A stop finishes requests, returns leases and hands jobs back within ten seconds.',
    A8: 'Migrations go forward and back, twice, with the same result.',
    A9: 'Dependencies are locked, install without scripts, are listed and are checked for known faults.',
    A10: 'A dynamic scan of the running service finds nothing of medium severity or above.',
    A11: 'An hour of mixed load leaks neither memory nor connections.',
    A12: 'Failing databases, token endpoints and clocks lose no job, write nothing twice and overspend nothing.',
  },
}

const publicCases: Family = {
  title: 'Cases that other integrations met',
  pattern: 'B\\d{1,2}',
  meanings: {
    B1: 'The three causes of Marketo’s error 1029 lead to three reactions.',
    B2: 'No call to Marketo carries its token in the URL.',
    B3: 'All-or-none goes where Salesforce reads it, and answers are matched to records by position.',
    B4: 'A record that a merge deleted is written to its winner, once.',
    B5: 'A value that Salesforce cannot store is reported with its field, never cut, and not retried at once.',
    B6: 'A refused owner is reported with its record. The flow step never changes the owner of a contact.',
    B7: 'An export error is classified by its status code, not by words in its message.',
    B8: 'One failing record of a batch does not make the others fail or be sent again.',
    B9: 'A sync that meets the daily limit resumes at its checkpoint.',
    B10: 'Addresses that Adobe refuses are named before an invitation is sent.',
    B11: 'The webhook answers fast under Marketo’s concurrency, or refuses fast.',
  },
}

const expectations: Family = {
  title: 'What people expect',
  pattern: 'EXP-\\d',
  meanings: {
    'EXP-1': 'Two-factor sign-in, with recovery codes.',
    'EXP-2': 'Single sign-on by OpenID Connect.',
    'EXP-3': 'A profile page for each person.',
    'EXP-4': 'API usage with comparison, drill-down and the limit in the chart.',
    'EXP-5': 'Notices to chosen recipients, at a chosen rhythm.',
    'EXP-6': 'Search, and tables that sort, filter and export.',
    'EXP-7': 'Privacy: what is stored of whom, with export and erasure.',
  },
}

/** Families of cases that are named after a fault. Each gets its meaning together with its test. */
const cases: Family[] = [
  {
    title: 'Faults of the connection',
    pattern: 'K\\d',
    meanings: {
      K1: 'Only what ends an authorization ends it. Every other refusal is asked again, with backoff and a bound.',
      K2: 'The usage log is read in orgs without hourly files, which lack the columns that tell files apart.',
      K3: 'A connection that fails says so within the hour, backs off, looks for the org’s new address, can be tested, and says when it works again.',
      K5: 'A refreshed sandbox is taken over with the keys of a client app that is deployed again.',
      K6: 'Values of describe that follow the API version or hold a comma make no false difference, and hide none.',
      K7: 'A bad line, a lost file, a slow part or a field that cannot be understood costs itself alone.',
      K8: 'Each code of Salesforce has its own cause and remedy.',
      K9: 'Hosts that the operator trusts, pasted blanks, default ports and odd headers are accepted.',
      K4: 'A rotated refresh token is kept, whatever else its answer says.',
    },
  },
  {
    title: 'Cases of the connection',
    pattern: 'CASE-A\\d{1,2}',
    meanings: {
      'CASE-A1': 'A refresh beside another one is asked again.',
      'CASE-A2': 'A refresh above the login rate is asked again.',
      'CASE-A3': 'An inactive user is named as the cause.',
      'CASE-A4': 'An inactive organization is named as the cause.',
      'CASE-A6': 'A restriction of IP addresses or login hours is named as the cause.',
      'CASE-A9': 'A My Domain that was renamed is followed through the login host.',
      'CASE-A7': 'A code that Salesforce sends to the callback has its own text.',
      'CASE-A10': 'An org that is gone is named as the cause.',
      'CASE-A11': 'A page of maintenance counts as unavailable.',
      'CASE-A12': 'A version of the API that the org lacks is named as the cause.',
      'CASE-A13': 'The event log is read in an org that lacks the columns of hourly files.',
      'CASE-A14': 'A quote within a value of a log file costs no more than its line.',
      'CASE-A18': 'The length of a picklist is not compared.',
      'CASE-A19': 'Picklist values with commas are compared as values.',
      'CASE-A20': 'An org that is too slow for one request is asked part by part.',
      'CASE-A28': 'A sandbox refresh that loses the client app does not end the connection.',
      'CASE-A29': 'What of an org exceeds a bound or has another form is unknown, and the rest is kept.',
      'CASE-A21': 'The status 406 is asked again.',
      'CASE-A22': 'Orgs of China and of the US military are accepted where the operator allows them.',
      'CASE-A23': 'A pasted address is tidied.',
      'CASE-A27': 'The label of a stopped approval page names API-only licences.',
      'CASE-A8': 'A token answer may lack members or have them in another form.',
    },
  },
  {
    title: 'Security faults',
    pattern: 'SEC-[HML]\\d{1,2}',
    meanings: {
      'SEC-H1': 'A restart of PostgreSQL ends no process.',
      'SEC-H2': 'Two that replace the same rows at once both succeed.',
      'SEC-H3': 'A person who lost a right cannot finish what needed it.',
      'SEC-M1': 'The audit trail holds people, roles, sign-ins and their failures.',
      'SEC-M2': 'Text and moments that the database or the runtime cannot hold are refused as input.',
      'SEC-M4': 'One person or tenant cannot take all event streams of a process.',
      'SEC-M5': 'A slow client keeps neither a request open for ever nor the service from stopping in order.',
      'SEC-M6': 'Guesses are counted before they are evaluated, and hold up no person in a browser that is known.',
      'SEC-M7': 'What one tenant may store has an end.',
      'SEC-L1': 'A limit of zero is unknown, and blanks around the numbers do no harm.',
      'SEC-L2': 'A host with a fragment or query is refused.',
      'SEC-L3': 'An address that is too long is refused with problem details and all security headers.',
      'SEC-L4': 'The description of the API names the media type of refusals.',
      'SEC-L5': 'Only the answer of the right server, asked for by GET, ends a sign-in.',
      'SEC-L6': 'Two sign-ins in one browser both end.',
      'SEC-L9': 'A full disk makes the service not ready, and its writes are refused as such.',
      'SEC-L10': 'A batch of refusals whose answer was lost is counted once.',
      'SEC-L11': 'An operator adds tenants and makes sign-in links, without mail.',
      'SEC-L8': 'Mail to an address that its server refuses for good is not tried again.',
      'SEC-M3': 'A silent database makes the service not ready within a bounded time.',
      'SEC-M8':
        'Known vulnerabilities, licences, pre-releases and young releases of packages are refused, and an SBOM lists them.',
      'SEC-M9': 'Jobs of a process that was killed are done by another one within a minute.',
    },
  },
  { title: 'Faults of the pages', pattern: 'UX-[A-Z]\\d{1,2}', meanings: PAGES },
  {
    title: 'Faults of the package',
    pattern: 'PK-[A-Z]\\d{1,2}',
    meanings: {
      'PK-A1': 'No text of the metadata is longer than the platform takes.',
      'PK-A2': 'The custom setting can be made in a production org.',
      'PK-A3': 'A permission set grants every permission that another one depends on.',
      'PK-A4': 'An org is paired without a key, and each cause of a failure has its own state and remedy.',
      'PK-A5': 'No Apex test mixes DML on setup objects with other DML.',
      'PK-A6': 'Apex tests pass in an org in which snapshots are scheduled.',
      'PK-A7': 'Apex tests pass for a runner of any language.',
      'PK-A8': 'The external client app is deployed in the order that Salesforce takes.',
      'PK-A9': 'No deployment replaces a component of the customer.',
      'PK-A10': 'An admin who may not store the key learns it before the code is spent.',
      'PK-A11': 'The package is installed whole, by a way that keeps its permissions.',
      'PK-A12': 'The package deploys where an edition or licence lacks objects, fields or permissions.',
      'PK-A13': 'A copied sandbox forgets production, whatever single step fails.',
      'PK-A14': 'The daily report starts by itself, from the scheduled job.',
      'PK-A15': 'Every icon exists and shows what it says.',
      'PK-A17': 'A viewer can neither rotate the key nor end the pairing.',
      'PK-B1': 'Every limit that is stored is shown, watched and reported.',
      'PK-B2':
        'An admin sees which apps, users and API versions use the API requests of the org, and what was unusual.',
      'PK-B3': 'Snapshots are rolled up to one row a day and limit, and their storage is told.',
      'PK-B4': 'Builders get actions, an event, a Home card and a utility.',
      'PK-B5': 'The bell tells when it is dead, tells nothing twice and loses nothing to a mute.',
      'PK-B6': 'An admin sees from inside Salesforce what differs between sandbox and production.',
      'PK-B8': 'A validation runs the tests of the package alone.',
    },
  },
  {
    title: 'Faults under load',
    pattern: 'PERF-[HML]\\d{1,2}',
    meanings: { 'PERF-M7': 'A tab of the package takes one call of Apex before its first paint.' },
  },
  { title: 'Faults of the simulator', pattern: 'G\\d{1,2}', meanings: {} },
]

/** All families, in the order of the document. */
export const families: Family[] = [
  connection,
  tokens,
  credits,
  marketo,
  environments,
  salesforcePackage,
  service,
  publicCases,
  salesConnect,
  expectations,
  ...cases,
]
