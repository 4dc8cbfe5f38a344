/**
 * What components may call and what comes back, as the Apex of the package declares it. Written from the classes by
 * `npm run apex:types`, and never by hand.
 */
declare namespace Tollbridge {
  /** How much of an allowance of API requests is used. */
  interface ApiUsage {
    used: number
    allowed: number
  }

  /** Who can hear the bell: the reader, a public group or a queue. */
  interface Audience {
    id: string
    name: string
  }

  /** What the companion has to tell: what happened, why, and what to do. */
  interface CompanionNotices {
    /** `reported`, `not-paired`, `wrong-address`, `no-key`, `no-access` or `down`. */
    state: 'reported' | 'not-paired' | 'wrong-address' | 'no-key' | 'no-access' | 'down'
    /** Null: not reported. */
    unread?: number | null
    /** Includes older notices that are not listed. Null: not reported. */
    total?: number | null
    /** Newest first. Null: not reported. */
    notices?: Tollbridge.CompanionNotices.Notice[] | null
  }

  namespace CompanionNotices {
    /** One of them, in the language of the reader. */
    interface Notice {
      noticeId: string
      code: string
      /** `info`, `warning` or `error`. */
      severity: 'info' | 'warning' | 'error'
      title: string
      cause: string
      remedy: string
      raisedAt: string
      /** When the cause was gone. Null: it is not, or an older companion sent the notice. */
      resolvedAt?: string | null
      /** What the button says that leads to where one acts on it. Null: an older companion sent the notice. */
      actionLabel?: string | null
      /** The page of the companion that the button opens. Null: an older companion, or no web page. */
      actionUrl?: string | null
      /** By a user of this org. */
      isRead: boolean
      /** The record of this org that it is about. Null: none, or the companion sent something that is no id. */
      recordId?: string | null
    }
  }

  /** The connected apps that hold a token of this org, as the org itself knows them. Reading them costs no API request. */
  interface ConnectedApps {
    /** Whether the reader may see tokens. */
    isKnown: boolean
    /** The number of tokens that were read, if there may be older ones. Null: all were read. */
    readOnly?: number | null
    /** Used last first. */
    apps: Tollbridge.ConnectedApps.App[]
  }

  namespace ConnectedApps {
    /** An app by its name. */
    interface App {
      name: string
      /** How often its tokens were used since each was issued. */
      uses: number
      /** Null: no token was ever used. */
      lastUsedAt?: string | null
      users: number
    }
  }

  /** What the companion expects of its running window. */
  interface CreditForecast {
    /** Credits that the window will have taken in the end, and between what it may well come to lie. */
    expected: number
    low: number
    high: number
    /** When the limit will be reached. Null: not in this window. */
    reachedAt?: string | null
    /** `low`, `medium` or `high`. */
    certainty: 'low' | 'medium' | 'high'
    /** On how many earlier days it rests. */
    daysOfHistory: number
  }

  /** What became of the credits of the companion's running window. */
  interface CreditWindow {
    /** Credits that the window has: the daily limit, or its part where the window is shorter than a day. */
    allowance: number
    used: number
    /** Held by work that is under way. */
    reserved: number
    /** Taken by work that ended without a word; they come back with the next window. */
    lost: number
    left: number
    endsAt: string
    /** Credits used, by who used them. */
    byConsumer: Record<string, number>
  }

  /**
   * How far this org is with reporting itself to the companion, and how the last report ended. It is kept with the settings,
   * as jobs are forgotten after a while.
   */
  interface FingerprintProgress {
    /** `never`, `under-way`, `done` or `failed`. */
    state: 'never' | 'under-way' | 'done' | 'failed'
    /** Null: no report has begun. */
    beganAt?: string | null
    /** Null: the report has not ended, or none has begun. */
    endedAt?: string | null
    /** How many of the texts the companion has. */
    sent: number
    /** How many texts there are. */
    total: number
    /**
     * Why it failed: `not-paired`, `wrong-address`, `no-key`, `no-access`, `down`, `stopped`, or what the companion calls
     * its refusal. Null: it did not fail.
     */
    problem?: string | null
  }

  /** What the card on Home and the utility show. */
  interface Glance {
    /** `read` or `not-available`. */
    state: 'read' | 'not-available'
    /** Null: the org does not tell its allowance. */
    reading?: Tollbridge.UsageReading | null
  }

  /** A user that the integration signs in as, or could, and whether this org lets them do what it needs. */
  interface IntegrationUser {
    userId: string
    name: string
    rights: Tollbridge.UserRight[]
  }

  /** Used and allowed at one moment. */
  interface LimitPoint {
    at: string
    used: number
    allowed: number
  }

  /** A limit of the org: how much of it is used now, and was over the last days. */
  interface LimitUsage {
    /** Its name in OrgLimits. */
    name: string
    used: number
    allowed: number
    /** Percentages at which the bell rings. */
    levels: number[]
    /** The highest of each hour, the oldest first. */
    points: Tollbridge.LimitPoint[]
  }

  /** What the Marketo integration spends of this org, as the companion reports it. */
  interface MarketoSpend {
    /**
     * `connected-here`, `connected-elsewhere`, `not-connected`, `not-paired`, `wrong-address`, `no-key`, `no-access` or
     * `down`.
     */
    state:
      | 'connected-here'
      | 'connected-elsewhere'
      | 'not-connected'
      | 'not-paired'
      | 'wrong-address'
      | 'no-key'
      | 'no-access'
      | 'down'
    /** Credits spent in the companion's window. Null: the companion did not answer. */
    spent?: number | null
    /** Null: the companion did not answer. */
    dailyLimit?: number | null
    /** Credits neither spent nor reserved. Null: the companion did not report them. */
    left?: number | null
    /** Null: the companion did not answer. */
    windowEnd?: string | null
    /** What can be spent now. Null: the companion did not report it. */
    now?: Tollbridge.Spendable | null
    /** Credits that the window will have used at its end. Null: the companion did not report them. */
    expected?: number | null
    /** Notices that no user of this org has read. Null: the companion did not report them. */
    unread?: number | null
    /** How sandbox and production compare. Null: no comparison yet. */
    parity?: Tollbridge.ParityReport | null
  }

  /** What the Marketo integration spent over a period, as the companion reports it. */
  interface MarketoUsage {
    /** `reported`, `not-paired`, `wrong-address`, `no-key`, `no-access` or `down`. */
    state: 'reported' | 'not-paired' | 'wrong-address' | 'no-key' | 'no-access' | 'down'
    /** Null: not reported. */
    window?: Tollbridge.CreditWindow | null
    /** Null: not reported. */
    forecast?: Tollbridge.CreditForecast | null
    /** What a point stands for: `hour` or `day`. Null: not reported. */
    span?: 'hour' | 'day' | null
    /** The hours or days of the period, oldest first. Null: not reported. */
    points?: Tollbridge.UsagePoint[] | null
  }

  /** Which org this is, and of what kind. */
  interface OrgEnvironment {
    /** `production`, `sandbox`, `scratch`, `developer` or `trial`. */
    kind: 'production' | 'sandbox' | 'scratch' | 'developer' | 'trial'
    name: string
    organizationId: string
  }

  /** All that the Tollbridge page shows. */
  interface Overview {
    usage: Tollbridge.ApiUsage
    environment: Tollbridge.OrgEnvironment
    marketo: Tollbridge.MarketoSpend
    /** Each limit that is watched, over the last days. */
    trend: Tollbridge.UsageTrend
    /** When it was read; the page may show it from a cache. */
    readAt: string
  }

  /** Which orgs are paired with the companion, and how sandbox and production compare. */
  interface PairedOrgs {
    /** `reported`, `not-paired`, `wrong-address`, `no-key`, `no-access` or `down`. */
    state: 'reported' | 'not-paired' | 'wrong-address' | 'no-key' | 'no-access' | 'down'
    /** Null: not reported. */
    orgs?: Tollbridge.PairedOrgs.PairedOrg[] | null
    /** Null: not reported, or no comparison yet. */
    report?: Tollbridge.ParityReport | null
    /** Null: as `report`, or a companion of another version lists no differences. */
    details?: Tollbridge.ParityDetails | null
  }

  namespace PairedOrgs {
    /** An org that reports to the companion. */
    interface PairedOrg {
      organizationId: string
      name: string
      /** `sandbox` or `production`. */
      environment: 'sandbox' | 'production'
      pairedAt: string
    }
  }

  /** What became of the keys that the companion gave. */
  interface PairingOutcome {
    /** Whether both keys are in the external credential. */
    isKept: boolean
    /** The key, this once, for an admin to enter. It is stored nowhere. Null: it was kept. */
    key?: string | null
    /** The reader key, likewise. Null: it was kept, or the companion gave none. */
    readerKey?: string | null
  }

  /** What differs between a sandbox and production in the newest comparison, as far as the companion lists it. */
  interface ParityDetails {
    /** Blocking ones first. */
    differences: Tollbridge.ParityDetails.Difference[]
    /** Differences that are not listed. */
    more: number
    /** What could not be read of an org, in sentences in the language of the reader. */
    notCompared: string[]
    /** The report in the companion. Null: the companion gave no address of a web page. */
    url?: string | null
  }

  namespace ParityDetails {
    /** A difference, with both orgs as they are. */
    interface Difference {
      /** API name, such as `Lead`. */
      objectName: string
      /** Of the field, trigger, flow or rule. */
      name: string
      /** Such as `field-missing-in-sandbox`. */
      kind: string
      /** What differs, in the language of the reader. */
      title: string
      /** Whether it stands against going live. */
      isBlocking: boolean
      /** As it is in the sandbox, or that it is missing there, in the language of the reader. */
      sandbox: string
      /** Likewise of production. */
      production: string
    }
  }

  /** The newest comparison of a sandbox with production, in numbers. */
  interface ParityReport {
    madeAt: string
    /** Differences that stand against going live. */
    blocking: number
    notable: number
    identical: number
    sandbox: string
    production: string
  }

  /** How many people hold one of our permission sets at this moment: 2,000 are counted at most. */
  interface PermissionHolders {
    id: string
    name: string
    /** What Setup calls it. */
    label: string
    count: number
  }

  /** The sandboxes of this org, as the companion read them in the last day. */
  interface Sandboxes {
    /** `reported`, `not-paired`, `wrong-address`, `no-key`, `no-access` or `down`. */
    state: 'reported' | 'not-paired' | 'wrong-address' | 'no-key' | 'no-access' | 'down'
    /** How much is known: `read`, `not-applicable`, `not-connected`, `never-read`, `refused` or `failed`. Null: not reported. */
    reading?: 'read' | 'not-applicable' | 'not-connected' | 'never-read' | 'refused' | 'failed' | null
    /** When they were last read. Null: never. */
    readAt?: string | null
    /** The code with which Salesforce refused. Null: it did not. */
    refusal?: string | null
    /** By name. Null: not reported. */
    sandboxes?: Tollbridge.Sandboxes.Sandbox[] | null
  }

  namespace Sandboxes {
    /** A sandbox. */
    interface Sandbox {
      name: string
      /** As Salesforce writes it, such as `DEVELOPER_PRO`. */
      licence: string
      /** Whether it can be told if it is paired: its first copy has ended. */
      isKnown: boolean
      /** Whether a copy is under way, or waits to be activated. */
      isCopying: boolean
      /** Null: no copy has ended yet. */
      refreshedAt?: string | null
      /** Null: not paired since its last refresh. */
      pairedAt?: string | null
    }
  }

  /** The settings of Tollbridge in this org, with what holds where nothing is set. */
  interface Settings {
    /** Minutes between two snapshots. */
    intervalMinutes: number
    /** Percentages of the allowance at which the bell rings, the lowest first. */
    alertLevels: number[]
    /** Percentages of the other limits at which the bell rings, by their names in OrgLimits; an empty list: never. */
    otherLevels: Record<string, number[]>
    /** Percentage points from one snapshot to the next at which the bell rings; 0: never. */
    jumpPoints: number
    keepDays: number
    /** When alerts resume. Null: not muted. */
    mutedUntil?: string | null
    /** Who gets the alerts: a user, a public group or a queue. Null: not set. */
    audienceId?: string | null
  }

  /** How far Tollbridge is set up, by facts of the org. */
  interface Setup {
    /** How the companion answers a request with the key. */
    companion: string
    /** `ok`, `wrong-address`, `no-access` or `down`: how the companion answers without a key. */
    greeting: 'ok' | 'wrong-address' | 'no-access' | 'down'
    /** Whether a named credential still has the address that it was installed with. Null: this user cannot see it. */
    hasPlaceholder?: boolean | null
    /** Whether both named credentials name the same host. Null: this user cannot see it. */
    hasOneHost?: boolean | null
    /** Whether this user may store the keys that pairing gives. */
    canKeepKeys: boolean
    /** A few users who may. Empty: this user may, or cannot see them. */
    keyWriters: string[]
    /** Whether this org was paired before, so that it is its key that is refused. */
    wasPaired: boolean
    /** Users that the integration signs in as, or could. Null: this user cannot see them. */
    users?: Tollbridge.IntegrationUser[] | null
    settings: Tollbridge.Settings
    /** When the next snapshot is taken. Null: none is planned. */
    nextRunAt?: string | null
    /** How many snapshots are kept; each takes 2 KB of data storage. */
    snapshots: number
    holders: Tollbridge.PermissionHolders[]
    audiences: Tollbridge.Audience[]
  }

  /** Who signed in to this org, by application, as its login history has it. Reading it costs no API request. */
  interface SignIns {
    /** Whether the reader may see the login history. */
    isKnown: boolean
    /** The number of sign-ins that were read, if there may be older ones. Null: all were read. */
    readOnly?: number | null
    /** Signed in last first. */
    applications: Tollbridge.SignIns.Application[]
  }

  namespace SignIns {
    /** Sign-ins of one application in one way. */
    interface Application {
      /** Such as `Browser` or the name of a connected app. */
      name: string
      /** Such as `Remote Access 2.0`, in the words of Salesforce. */
      loginType: string
      signIns: number
      lastAt: string
      users: number
    }
  }

  /** Who spends the API requests of this org: what the companion read in the event log, and what the org itself knows. */
  interface Spend {
    /** `reported`, `not-paired`, `wrong-address`, `no-key`, `no-access` or `down`. */
    state: 'reported' | 'not-paired' | 'wrong-address' | 'no-key' | 'no-access' | 'down'
    /** Null: not reported. */
    report?: Tollbridge.SpendReport | null
    /** API requests of the last 24 hours. Null: the org does not tell them. */
    usage?: Tollbridge.ApiUsage | null
    connectedApps: Tollbridge.ConnectedApps
    signIns: Tollbridge.SignIns
  }

  /**
   * Who sent API requests in the seven days (UTC) before today, as the companion read it in the org's event log. Only
   * requests that count against the org's allowance are counted.
   */
  interface SpendReport {
    /**
     * `read`, `never-read`, `refused` or `partial`: what the companion could read. Refused: this is what it read before.
     * Partial: the org gives no log files.
     */
    log: 'read' | 'never-read' | 'refused' | 'partial'
    /** When the newest day was read. Null: none was. */
    readAt?: string | null
    /** Days of the week that were not read, ISO 8601 in UTC. */
    missing: string[]
    /** The days that were read, oldest first. */
    days: Tollbridge.SpendReport.Day[]
    /** Requests of all days that were read. */
    week: number
    /** Requests of callers too small to be listed. */
    rest: number
    /** Largest first, as users and versions. */
    apps: Tollbridge.SpendReport.App[]
    users: Tollbridge.SpendUser[]
    versions: Tollbridge.SpendReport.Version[]
    /** Newest first. Null: too few days are known to compare. */
    unusual?: Tollbridge.SpendReport.Unusual[] | null
  }

  namespace SpendReport {
    /** A connected app, or a client that gave itself a name. */
    interface App {
      /** Empty: the log names neither an app nor a client. */
      name: string
      /** Whether Tollbridge sent these requests. */
      isOurs: boolean
      /** Requests of the newest day that was read. */
      newest: number
      week: number
      users: number
      /** The last day with requests, ISO 8601 in UTC. */
      lastDay: string
    }
  }

  namespace SpendReport {
    /** A day that was read. */
    interface Day {
      /** Its start, ISO 8601 in UTC. */
      day: string
      requests: number
    }
  }

  namespace SpendReport {
    /** Something that an app did not do before. */
    interface Unusual {
      /** `new-app`, `ten-times`, `night` or `weekend`. */
      kind: 'new-app' | 'ten-times' | 'night' | 'weekend'
      app: string
      day: string
      requests: number
      /** What it compares with, in requests. */
      usual: number
    }
  }

  namespace SpendReport {
    /** A version of the API. */
    interface Version {
      /** Such as `67.0`. Empty: the log does not tell it. */
      apiVersion: string
      newest: number
      week: number
      apps: string[]
      /** The release with which Salesforce retires it. Null: none is announced. */
      retiredWith?: string | null
      /** Year and month in which that release starts. Null: none is announced. */
      retiredFrom?: string | null
    }
  }

  /** A user who sent API requests. The companion knows the id, this org the name. */
  interface SpendUser {
    /** Null: this org shows the reader no such user. */
    userId?: string | null
    /** Null: this org shows the reader no such user. */
    name?: string | null
    /** Empty where neither the org nor the log tells it. */
    username: string
    /** `active`, `inactive`, `frozen` or `unknown`. Who is frozen shows as active to readers who may not see it. */
    status: 'active' | 'inactive' | 'frozen' | 'unknown'
    /** Requests of the newest day that was read. */
    newest: number
    week: number
    apps: string[]
  }

  /** What the Marketo integration can still spend now, as the companion decides it. */
  interface Spendable {
    /** `running`, `background-paused`, `stopped` or `unknown`. */
    state: 'running' | 'background-paused' | 'stopped' | 'unknown'
    /** The worse of the own limit and the org: `calm`, `busy`, `critical`, `spent` or `unknown`. */
    level: 'calm' | 'busy' | 'critical' | 'spent' | 'unknown'
    left: number
    /** `own-limit`, `share`, `org-allowance`, `pause`, `stopped` or `unknown`. */
    limitedBy: 'own-limit' | 'share' | 'org-allowance' | 'pause' | 'stopped' | 'unknown'
    /** Until when the limit holds. Null: not known. */
    until?: string | null
    /** What background work can spend. */
    backgroundLeft: number
    /** Until when background work is limited. Null: not known. */
    backgroundUntil?: string | null
    ownUsed: number
    ownLimit: number
    /** Requests of all apps. Null: the org has not reported them to the companion. */
    orgUsed?: number | null
    /** Null: the org has not reported it to the companion. */
    orgLimit?: number | null
    /** What background work leaves to other apps. Null: as `orgLimit`. */
    orgReserve?: number | null
    /** When the org reported. Null: it has not. */
    orgObservedAt?: string | null
  }

  /** What the end of a pairing reached. */
  interface Unpairing {
    /** Whether the companion knows. */
    isTold: boolean
    /** Whether no key is left in this org. */
    isForgotten: boolean
  }

  /** The credits of one hour or one day. */
  interface UsagePoint {
    /** When the hour or the day began. */
    at: string
    spent: number
    /** Requests that got no credit. */
    refused: number
    /** Credits spent, by who spent them. */
    byConsumer: Record<string, number>
  }

  /** How much of the org's API requests is used, in a few figures. It asks nothing of the companion. */
  interface UsageReading {
    used: number
    allowed: number
    /** The highest level that is reached, in percent. Null: none is. */
    level?: number | null
    /** When Salesforce was asked. */
    readAt: string
  }

  /** How much of each limit that is watched is used, and was over the last days. */
  interface UsageTrend {
    /** The API requests first. A limit that the org does not tell is not among them. */
    limits: Tollbridge.LimitUsage[]
    /** When the next snapshot is taken. Null: none is planned. */
    nextRunAt?: string | null
    /** When the last snapshot was taken. Null: none was. */
    lastTakenAt?: string | null
    /** Whether snapshots are planned and the last one is older than two intervals. */
    isLate: boolean
    /** Whether the user whose job takes the snapshots is deactivated. */
    isOrphaned: boolean
  }

  /** One thing that the integration user needs, and whether it is there. */
  interface UserRight {
    /** `active`, `licence`, `set`, `api`, `setup`, `log`, `leads`, `marketing` or `object`. */
    id: 'active' | 'licence' | 'set' | 'api' | 'setup' | 'log' | 'leads' | 'marketing' | 'object'
    /** `ok`, `missing`, `unknown` or `absent`: what cannot be read, or what the org lacks, is never taken for granted. */
    state: 'ok' | 'missing' | 'unknown' | 'absent'
    /** The object, or the name of the licence. Null: neither. */
    detail?: string | null
  }

  /** What each method answers, in JSON. */
  interface Answers {
    'TollbridgeGlanceController.read': Tollbridge.Glance
    'TollbridgeEnvironmentsController.read': Tollbridge.PairedOrgs
    'TollbridgeEnvironmentsController.readSandboxes': Tollbridge.Sandboxes
    'TollbridgeFingerprintController.read': Tollbridge.FingerprintProgress
    'TollbridgeFingerprintController.start': null
    'TollbridgeNoticesController.read': Tollbridge.CompanionNotices
    'TollbridgeNoticesController.markAsRead': null
    'TollbridgePairingController.pair': Tollbridge.PairingOutcome
    'TollbridgePairingController.renewKey': Tollbridge.PairingOutcome
    'TollbridgePairingController.unpair': Tollbridge.Unpairing
    'TollbridgeSetupController.read': Tollbridge.Setup
    'TollbridgeSetupController.schedule': null
    'TollbridgeSetupController.changeAlerts': null
    'TollbridgeSetupController.changeLevels': null
    'TollbridgeSetupController.testBell': null
    'TollbridgeSetupController.mute': null
    'TollbridgeSpendController.read': Tollbridge.Spend
    'TollbridgeOverviewController.read': Tollbridge.Overview
    'TollbridgeUsageController.read': Tollbridge.MarketoUsage
  }
}

declare module '@salesforce/apex/TollbridgeGlanceController.read' {
  /** @return how much of the API requests is used */
  const method: WiredApexMethod<undefined, Tollbridge.Glance>
  export default method
}

declare module '@salesforce/apex/TollbridgeEnvironmentsController.read' {
  /**
   * UNSURE: whether the platform allows a callout inside a cacheable method, as in TollbridgeOverviewController.
   *
   * @return which orgs are paired, and how they compare
   */
  const method: WiredApexMethod<undefined, Tollbridge.PairedOrgs>
  export default method
}

declare module '@salesforce/apex/TollbridgeEnvironmentsController.readSandboxes' {
  /** @return the sandboxes of this org */
  const method: WiredApexMethod<undefined, Tollbridge.Sandboxes>
  export default method
}

declare module '@salesforce/apex/TollbridgeFingerprintController.read' {
  /** @return how the last report ended, or how far one is */
  const method: ApexMethod<undefined, Tollbridge.FingerprintProgress>
  export default method
}

declare module '@salesforce/apex/TollbridgeFingerprintController.start' {
  /** Begins a report, unless one is under way. */
  const method: ApexMethod<undefined, void>
  export default method
}

declare module '@salesforce/apex/TollbridgeNoticesController.read' {
  /**
   * UNSURE: whether the platform allows a callout inside a cacheable method, as in TollbridgeOverviewController.
   *
   * @return what the companion has to tell
   */
  const method: WiredApexMethod<undefined, Tollbridge.CompanionNotices>
  export default method
}

declare module '@salesforce/apex/TollbridgeNoticesController.markAsRead' {
  /** @param noticeIds the notices that this org has read, null: all */
  const method: ApexMethod<{ noticeIds?: string[] | null }, void>
  export default method
}

declare module '@salesforce/apex/TollbridgePairingController.pair' {
  /**
   * Refused before the code is spent where this user may not store the keys.
   *
   * @param code the companion's one-time code, however it is typed
   * @return whether the keys were kept; if not, the keys
   */
  const method: ApexMethod<{ code: string }, Tollbridge.PairingOutcome>
  export default method
}

declare module '@salesforce/apex/TollbridgePairingController.renewKey' {
  /** @return the same for new keys; each old one works until a day after the new one was first used */
  const method: ApexMethod<undefined, Tollbridge.PairingOutcome>
  export default method
}

declare module '@salesforce/apex/TollbridgePairingController.unpair' {
  /**
   * Forgets the keys here even where the companion does not answer: an admin of the companion can end it there.
   *
   * @return whether the companion knows, and whether the keys are gone here
   */
  const method: ApexMethod<undefined, Tollbridge.Unpairing>
  export default method
}

declare module '@salesforce/apex/TollbridgeSetupController.read' {
  /** @return how far Tollbridge is set up */
  const method: ApexMethod<undefined, Tollbridge.Setup>
  export default method
}

declare module '@salesforce/apex/TollbridgeSetupController.schedule' {
  /** @param intervalMinutes 15 or 60; 0 takes no snapshots any more */
  const method: ApexMethod<{ intervalMinutes: number }, void>
  export default method
}

declare module '@salesforce/apex/TollbridgeSetupController.changeAlerts' {
  /**
   * @param levels percentages such as `50,75,90`
   * @param jumpPoints percentage points; 0: a jump is not told
   * @param keepDays how long snapshots are kept
   * @param audienceId who gets the alerts, null: no one
   */
  const method: ApexMethod<{ levels: string; jumpPoints: number; keepDays: number; audienceId?: string | null }, void>
  export default method
}

declare module '@salesforce/apex/TollbridgeSetupController.changeLevels' {
  /** @param levels by the names of limits other than the API requests; blank: that limit is never told */
  const method: ApexMethod<{ levels: Record<string, string> }, void>
  export default method
}

declare module '@salesforce/apex/TollbridgeSetupController.testBell' {
  /** Sends one test notification to the recipients of alerts. */
  const method: ApexMethod<undefined, void>
  export default method
}

declare module '@salesforce/apex/TollbridgeSetupController.mute' {
  /** @param hours a week at most; 0: the bell rings again */
  const method: ApexMethod<{ hours: number }, void>
  export default method
}

declare module '@salesforce/apex/TollbridgeSpendController.read' {
  /**
   * The one call of the page.
   *
   * @return who spends the API requests of this org, as the companion reports it, and who signs in, as the org knows it
   */
  const method: WiredApexMethod<undefined, Tollbridge.Spend>
  export default method
}

declare module '@salesforce/apex/TollbridgeOverviewController.read' {
  /**
   * The one call of the page.
   *
   * UNSURE: whether the platform allows a callout inside a cacheable method. Should it refuse, the companion's part
   * is caught as an answer that did not come, and belongs in a second, non-cacheable method.
   *
   * @return the API usage and the environment of this org, and what the Marketo integration spends of it
   */
  const method: WiredApexMethod<undefined, Tollbridge.Overview>
  export default method
}

declare module '@salesforce/apex/TollbridgeUsageController.read' {
  /**
   * UNSURE: whether the platform allows a callout inside a cacheable method, as in TollbridgeOverviewController.
   *
   * @param range `24h`, `7d` or `30d`
   * @return what the Marketo integration spent in this range
   */
  const method: WiredApexMethod<{ range: string }, Tollbridge.MarketoUsage>
  export default method
}
