/** Who may import whom: the arrows of the house, and the doors of its features. */

const src = (...names) => `^companion/src/(${names.join('|')})/`

/** What every feature may ask, besides npm packages. */
const FOUNDATION = ['accounts', 'salesforce', 'marketo', 'credits', 'notifications', 'platform']

/** What each part of the house may reach besides itself and npm packages. */
const reaches = {
  platform: [],
  notifications: ['accounts', 'platform'],
  accounts: ['platform'],
  credits: ['notifications', 'accounts', 'platform'],
  salesforce: ['credits', 'notifications', 'accounts', 'platform'],
  marketo: ['credits', 'notifications', 'accounts', 'platform'],
  connections: FOUNDATION,
  parity: ['connections', ...FOUNDATION],
  'go-live': ['parity', 'connections', ...FOUNDATION],
  'crm-sync': ['connections', ...FOUNDATION],
  'flow-step': ['crm-sync', ...FOUNDATION],
  'sales-connect': ['connections', ...FOUNDATION],
  'org-api': ['connections', 'parity', ...FOUNDATION],
  operator: ['accounts', 'platform'],
}

/** The parts with a door. Platform is what they stand on: its rooms are open to all. */
const features = Object.keys(reaches).filter((part) => part !== 'platform')

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(reaches).map(([part, allowed]) => ({
      name: `arrows-of-${part}`,
      severity: 'error',
      from: { path: src(part) },
      to: { path: '^companion/src/', pathNot: src(part, ...allowed) },
    })),
    ...features.map((feature) => ({
      name: `door-of-${feature}`,
      severity: 'error',
      // A foreign key names the table that it leads to.
      from: { path: '^companion/src/', pathNot: [src(feature), '/tables\\.ts$'] },
      to: { path: src(feature), pathNot: `^companion/src/${feature}/index\\.ts$` },
    })),
    ...features.map((feature) => ({
      name: `tables-of-${feature}`,
      severity: 'error',
      from: { path: '^companion/src/.*/tables\\.ts$', pathNot: src(feature) },
      to: { path: src(feature), pathNot: `^companion/src/${feature}/tables\\.ts$` },
    })),
    {
      name: 'simulator-and-product-meet-over-http',
      severity: 'error',
      from: { path: '^companion/simulator/' },
      to: { path: '^companion/src/' },
    },
    {
      name: 'pages-know-only-the-types-of-the-api',
      severity: 'error',
      from: { path: '^companion/web/' },
      to: { path: '^companion/src/', pathNot: '^companion/src/api-calls\\.ts$' },
    },
    {
      name: 'pages-run-nothing-of-the-server',
      severity: 'error',
      from: { path: '^companion/web/' },
      to: { path: '^companion/src/', dependencyTypesNot: ['type-only'] },
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
      from: { path: '^test/(kit/)?acceptance/' },
      to: { path: ['^companion/src/', '^companion/simulator/'] },
    },
    {
      name: 'only-salesforce-speaks-to-salesforce',
      severity: 'error',
      from: { path: '^companion/src/', pathNot: src('salesforce') },
      to: { path: '^node_modules/(jsforce|openid-client)/' },
    },
    {
      name: 'only-the-root-knows-every-feature',
      severity: 'error',
      from: {
        path: '^companion/src/',
        pathNot: ['^companion/src/(api-calls|app|main|start|run)\\.ts', ...features.map((f) => src(f))],
      },
      to: { path: src(...features) },
    },
    {
      name: 'what-runs-needs-no-development-package',
      severity: 'error',
      from: { path: '^(companion/(src|simulator)|packages)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|companion/simulator/lightning|force-app)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
