/** Who may import whom: the arrows of the house. */
const features = ['accounts', 'connections', 'parity', 'go-live', 'crm-sync', 'flow-step', 'sales-connect', 'org-api']

const src = (...names) => `^companion/src/(${names.join('|')})/`

/** What each part of the house may reach besides itself and npm packages. */
const reaches = {
  platform: [],
  notifications: ['platform'],
  credits: ['notifications', 'accounts', 'platform'],
  salesforce: ['credits', 'notifications', 'accounts', 'platform'],
  marketo: ['credits', 'notifications', 'accounts', 'platform'],
  accounts: ['salesforce', 'marketo', 'credits', 'notifications', 'platform'],
  connections: ['accounts', 'salesforce', 'marketo', 'credits', 'notifications', 'platform'],
  parity: ['connections', 'accounts', 'salesforce', 'marketo', 'credits', 'notifications', 'platform'],
  'go-live': ['parity', 'connections', 'accounts', 'salesforce', 'marketo', 'credits', 'notifications', 'platform'],
  'crm-sync': ['connections', 'accounts', 'salesforce', 'marketo', 'credits', 'notifications', 'platform'],
  'flow-step': ['crm-sync', 'accounts', 'salesforce', 'marketo', 'credits', 'notifications', 'platform'],
  'sales-connect': ['connections', 'accounts', 'salesforce', 'marketo', 'credits', 'notifications', 'platform'],
  'org-api': ['connections', 'parity', 'accounts', 'salesforce', 'marketo', 'credits', 'notifications', 'platform'],
}

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(reaches).map(([part, allowed]) => ({
      name: `arrows-of-${part}`,
      severity: 'error',
      from: { path: src(part) },
      to: { path: '^companion/src/', pathNot: src(part, ...allowed) },
    })),
    {
      name: 'simulator-and-product-meet-over-http',
      severity: 'error',
      from: { path: '^companion/simulator/' },
      to: { path: '^companion/src/' },
    },
    {
      name: 'product-imports-no-simulator-and-no-test',
      severity: 'error',
      from: { path: '^companion/src/' },
      to: { path: ['^companion/simulator/', '^packages/', '^test/', '^scripts/'] },
    },
    {
      name: 'the-interpreter-knows-no-product',
      severity: 'error',
      from: { path: '^packages/apex-interpreter/' },
      to: { path: ['^companion/', '^force-app', '^test/', '^scripts/'] },
    },
    {
      name: 'the-interpreter-has-one-door',
      severity: 'error',
      from: { pathNot: '^packages/apex-interpreter/' },
      to: { path: '^packages/apex-interpreter/', pathNot: '^packages/apex-interpreter/index\\.ts$' },
    },
    {
      name: 'acceptance-tests-are-black-box',
      severity: 'error',
      from: { path: '^test/acceptance/' },
      to: { path: ['^companion/src/', '^companion/simulator/'] },
    },
    {
      name: 'only-salesforce-speaks-to-salesforce',
      severity: 'error',
      from: { path: '^companion/src/', pathNot: src('salesforce') },
      to: { path: '^node_modules/(jsforce|openid-client)/' },
    },
    {
      name: 'features-live-behind-the-root',
      severity: 'error',
      from: { path: '^companion/src/', pathNot: ['^companion/src/(app|main)', src(...features)] },
      to: { path: src(...features.filter((name) => name !== 'accounts')) },
    },
    {
      name: 'what-runs-needs-no-development-package',
      severity: 'error',
      from: { path: '^companion/(src|simulator)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|companion/web/modules|companion/simulator/lightning|force-app)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
