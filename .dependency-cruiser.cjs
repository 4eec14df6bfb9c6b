/**
 * Who may import whom. Lower layers never look up, and a video platform never sees a sibling. Each rule's comment says
 * what would go wrong otherwise; tests/architecture shows that every rule still bites.
 */
const USE_CASES =
  '^lib/(rooms|meetings|door|recordings|migration|webhooks|platforms|users|api-keys|overview|audit|events)/';
const PLATFORM_FOLDER = '^lib/video-platforms/(?!shared/)([^/]+)/';
const TESTS = ['^tests/', '\\.test\\.tsx?$'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-runtime-cycles',
      comment: 'Modules that import each other see half-made exports, depending on which is loaded first.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-sees-no-sibling',
      comment: 'A platform that leans on another can be neither understood nor taken away alone.',
      severity: 'error',
      from: { path: PLATFORM_FOLDER },
      to: { path: '^lib/video-platforms/(?!shared/)[^/]+/', pathNot: '^lib/video-platforms/$1/' },
    },
    {
      name: 'platform-is-a-leaf',
      comment: 'Platforms know no database, no settings and no screen: config and services are handed to them.',
      severity: 'error',
      from: {
        path: '^lib/video-platforms/',
        pathNot: [
          '^lib/video-platforms/(registry|index|installed-platforms|assert-[^/]+|find-unknown-settings)\\.ts$',
          ...TESTS,
        ],
      },
      to: { path: '^(app|components|prisma)/|^lib/(?!video-platforms/|errors/)' },
    },
    {
      name: 'platform-only-through-its-door',
      comment: 'Whoever reaches into a platform folder ties the product to one vendor.',
      severity: 'error',
      from: { pathNot: ['^lib/video-platforms/', ...TESTS] },
      to: { path: '^lib/video-platforms/(?!shared/)[^/]+/' },
    },
    {
      name: 'demo-vendor-is-a-separate-service',
      comment:
        'The demo platform is reached over HTTP only, like any other: its server shares nothing with its client.',
      severity: 'error',
      from: { pathNot: ['^lib/mock-vendor/', '^app/demo-platform/', '^lib/jobs/', '^lib/runtime/', ...TESTS] },
      to: { path: '^lib/mock-vendor/' },
    },
    {
      name: 'demo-vendor-knows-no-client',
      comment: 'Another company would not have our client at hand either; what they share is the wire.',
      severity: 'error',
      from: { path: '^lib/mock-vendor/', pathNot: TESTS },
      to: { path: '^lib/(video-platforms|rooms|meetings|migration|webhooks|auth|users)/' },
    },
    {
      name: 'prisma-only-in-data',
      comment: 'Rows and connections stay in the data layer: everybody else gets plain objects.',
      severity: 'error',
      from: {
        pathNot: [
          '^lib/data/',
          '^lib/jobs/',
          '^lib/mock-vendor/data/',
          '^lib/embedded-postgres/',
          '^lib/runtime/',
          '^lib/events/event-hub\\.ts$',
          '^lib/commands/',
          '^prisma/',
          ...TESTS,
        ],
      },
      to: {
        path: 'node_modules/(@prisma|pg)/|^prisma/generated|^lib/data/(db|pool)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'data-is-low',
      comment: 'The data layer serves every use-case and so may know none of them, except for the shapes it fills.',
      severity: 'error',
      from: { path: '^lib/data/', pathNot: TESTS },
      to: {
        path: '^(app|components)/|^lib/(?!data/|env/|errors/|schemas/|process-singleton\\.ts|log\\.ts|clock\\.ts|meetings/timing\\.ts|access/|events/publish-change\\.ts)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'use-cases-know-no-framework',
      comment: 'Pages, routes, jobs and tests call use-cases alike: they get an actor, never a request.',
      severity: 'error',
      from: { path: USE_CASES, pathNot: TESTS },
      to: { path: '^(app|components)/|^lib/(queries|http|auth)/|node_modules/(next|next-auth|react|react-dom)/' },
    },
    {
      name: 'components-are-client-safe',
      comment: 'What a component imports is sent to every browser.',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: {
        path: '^app/|^lib/(?!queries/|schemas/|api/|cn\\.ts|video-platforms/(catalog|contract)\\.ts|errors/codes\\.ts)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ui-kit-is-dumb',
      comment: 'Primitives that know the product can not be used anywhere else in it.',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: '^components/(?!ui/)|^lib/(?!cn\\.ts)' },
    },
    {
      name: 'queue-knows-no-handlers',
      comment: 'Whoever queues a job must not load what the job does; the worker does that.',
      severity: 'error',
      from: { path: '^lib/(?!jobs/(definitions|runtime)/|runtime/)', pathNot: TESTS },
      to: { path: '^lib/jobs/(definitions/.*\\.handler|runtime/(?!health|are-jobs))' },
    },
    {
      name: 'app-is-the-top',
      comment: 'Routes and pages are doors: nothing behind them may depend on a door.',
      severity: 'error',
      from: { pathNot: ['^(app|tests)/'] },
      to: { path: '^app/' },
    },
    {
      name: 'production-never-imports-tests',
      comment: 'What ships must not need what only tests have.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: '^tests/|\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|prisma/generated/internal)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
