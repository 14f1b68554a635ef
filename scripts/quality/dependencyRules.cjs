// Who may import whom (docs/architecture.md). Run by `npm test`; change a rule only with a decision record.
const KERNEL = '^force-app/main/kernel/lwc/';
const TEST = '(__tests__/|/testing/|\\.test\\.ts$)';
const DOMAINS = 'planning|visits|kpi|goals|deals|team|territories';
const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
    forbidden: [
        forbid('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
        forbid(
            'force-app-imports-nothing-outside',
            { path: '^force-app/main/' },
            { path: '^(middleware|scripts|test)/' }
        ),
        forbid('kernel-is-pure', { path: KERNEL, pathNot: TEST }, { pathNot: KERNEL }),
        forbid(
            'component-domains-do-not-mix',
            { path: '^force-app/main/([^/]+)/lwc/' },
            {
                path: '^force-app/main/[^/]+/lwc/',
                pathNot: '^force-app/main/($1|kernel|shared)/'
            }
        ),
        forbid(
            'shared-components-know-no-domain',
            { path: '^force-app/main/shared/' },
            {
                path: '^force-app/main/',
                pathNot: '^force-app/main/(shared|kernel)/'
            }
        ),
        forbid('middleware-sees-only-the-kernel', { path: '^middleware/' }, { path: '^force-app/', pathNot: KERNEL }),
        forbid('middleware-imports-no-scripts', { path: '^middleware/', pathNot: TEST }, { path: '^scripts/' }),
        forbid(
            'solver-is-pure',
            { path: '^middleware/src/planning/solver/', pathNot: TEST },
            {
                pathNot: ['^middleware/src/planning/(solver/|model\\.ts$)', KERNEL]
            }
        ),
        forbid(
            'checker-shares-no-code-with-solver',
            { path: '^middleware/src/planning/checker/' },
            {
                path: '^middleware/src/planning/solver/'
            }
        ),
        forbid(
            'domain-knows-no-adapter',
            {
                path: `^middleware/src/(${DOMAINS})/`,
                pathNot: ['\\.router\\.ts$', TEST]
            },
            { path: '^middleware/src/(http|contracts|sync|store|travel|config)/', pathNot: '/ports\\.ts$' }
        ),
        forbid(
            'domain-only-through-its-index',
            { path: '^middleware/src/([^/]+)/', pathNot: TEST },
            {
                path: `^middleware/src/(${DOMAINS})/`,
                pathNot: ['^middleware/src/$1/', '/(index|ports|model)\\.ts$']
            }
        ),
        forbid(
            'express-only-at-the-edge',
            {
                path: '^middleware/src/',
                pathNot: ['^middleware/src/(app\\.ts|main\\.ts|http/)', '\\.router\\.ts$', TEST]
            },
            { path: '(^|/)node_modules/(@types/)?express/' }
        ),
        forbid(
            'jsforce-only-in-sync',
            { path: '^(middleware|scripts|force-app)/', pathNot: ['^middleware/src/sync/salesforce/', TEST] },
            {
                path: '(^|/)node_modules/jsforce/'
            }
        ),
        forbid(
            'database-driver-only-in-store',
            { path: '^(middleware|scripts)/', pathNot: ['^middleware/src/store/', TEST] },
            {
                path: '(^|/)node_modules/(pg|pg-copy-streams|@electric-sql)/'
            }
        ),
        forbid('nobody-imports-main', { pathNot: TEST }, { path: '^middleware/src/main\\.ts$' }),
        forbid(
            'router-touches-no-adapter',
            { path: '\\.router\\.ts$', pathNot: '^middleware/src/(sync|store|travel)/' },
            {
                path: '^middleware/src/(sync|store|travel|config)/',
                pathNot: '/ports\\.ts$'
            }
        ),
        forbid(
            'contracts-stand-alone',
            { path: '^middleware/src/contracts/', pathNot: TEST },
            {
                path: '^middleware/src/',
                pathNot: '^middleware/src/(contracts|platform)/'
            }
        ),
        forbid(
            'http-knows-no-domain',
            { path: '^middleware/src/http/', pathNot: TEST },
            {
                path: `^middleware/src/(${DOMAINS}|sync|store|travel)/`,
                pathNot: '/ports\\.ts$'
            }
        ),
        forbid(
            'product-does-not-import-the-demo',
            { path: '^(middleware|force-app)/', pathNot: TEST },
            { path: '^scripts/demo/' }
        ),
        forbid(
            'commands-do-not-import-the-demo-org',
            { path: '^scripts/(commands|lib)/', pathNot: TEST },
            {
                path: '^scripts/demo/org/'
            }
        ),
        forbid('nothing-imports-test', { path: '^(middleware|scripts|force-app)/', pathNot: TEST }, { path: '^test/' })
    ],
    options: {
        tsConfig: { fileName: 'scripts/quality/tsconfig.dependencies.json' },
        tsPreCompilationDeps: true,
        doNotFollow: { path: 'node_modules' },
        exclude: { path: ['^(lib|build)/', '/workbench/page/'] },
        enhancedResolveOptions: {
            exportsFields: ['exports'],
            conditionNames: ['source', 'import', 'require', 'types', 'node', 'default'],
            extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts']
        }
    }
};
