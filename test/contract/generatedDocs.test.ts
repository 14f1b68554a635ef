import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Router } from 'express';
import prettier from 'prettier';
import { openApiDocument } from '../../middleware/src/contracts/openapi.ts';
import { describeProblems } from '../../middleware/src/http/describeProblems.ts';
import { meRouter } from '../../middleware/src/http/me.router.ts';
import { createRequestLimits } from '../../middleware/src/http/rateLimit.ts';
import type { Kpis } from '../../middleware/src/kpi/index.ts';
import type { Goals } from '../../middleware/src/goals/index.ts';
import { goalsRouter } from '../../middleware/src/goals/goals.router.ts';
import { kpiRouter } from '../../middleware/src/kpi/kpi.router.ts';
import type { Planning } from '../../middleware/src/planning/index.ts';
import { planningRouter } from '../../middleware/src/planning/planning.router.ts';
import { silentLogger } from '../../middleware/src/platform/logger.ts';
import { PROBLEMS } from '../../middleware/src/platform/problems.ts';
import type { Sync } from '../../middleware/src/sync/index.ts';
import { devicesRouter } from '../../middleware/src/visits/devices.router.ts';
import type { Visits } from '../../middleware/src/visits/index.ts';
import type { Team } from '../../middleware/src/team/index.ts';
import { teamRouter } from '../../middleware/src/team/team.router.ts';
import { visitsRouter } from '../../middleware/src/visits/visits.router.ts';
import { areasRouter } from '../../middleware/src/territories/areas.router.ts';
import type { Territories } from '../../middleware/src/territories/index.ts';
import { adoptionRouter } from '../../middleware/src/adoption/adoption.router.ts';
import type { Adoptions } from '../../middleware/src/adoption/index.ts';
import type { Settings } from '../../middleware/src/settings/index.ts';
import { settingsRouter } from '../../middleware/src/settings/settings.router.ts';
import { importRouter } from '../../middleware/src/sync/import/import.router.ts';
import type { Imports } from '../../middleware/src/sync/import/index.ts';
import { syncRouter } from '../../middleware/src/sync/sync.router.ts';

const isUpdate = process.env['UPDATE_DOCS'] === '1';

test('docs/api/openapi.json is what the schemas say (UPDATE_DOCS=1 writes it)', async () => {
    const file = 'docs/api/openapi.json';
    const document = JSON.parse(JSON.stringify(openApiDocument())) as unknown;
    if (isUpdate) {
        fs.mkdirSync('docs/api', { recursive: true });
        fs.writeFileSync(
            file,
            await prettier.format(JSON.stringify(document), { parser: 'json', tabWidth: 2, printWidth: 120 })
        );
    }
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual(document);
});

test('docs/problems.md is what the problem table says (UPDATE_DOCS=1 writes it)', () => {
    if (isUpdate) {
        fs.writeFileSync('docs/problems.md', describeProblems());
    }
    expect(fs.readFileSync('docs/problems.md', 'utf8')).toBe(describeProblems());
});

test('every array and every text of the API has a bound', () => {
    const unbounded: string[] = [];
    const visit = (node: unknown, path: string): void => {
        if (typeof node !== 'object' || node === null) {
            return;
        }
        const schema = node as Record<string, unknown>;
        const isOpenText =
            schema['type'] === 'string' &&
            !['maxLength', 'pattern', 'enum', 'format'].some((member) => member in schema);
        if (isOpenText || (schema['type'] === 'array' && !('maxItems' in schema))) {
            unbounded.push(path);
        }
        Object.entries(schema).forEach(([member, value]) => visit(value, `${path}/${member}`));
    };
    visit(openApiDocument().components?.schemas, '');
    expect(unbounded).toEqual([]);
});

test('every mounted route is described, and nothing else', () => {
    const mounted = [
        meRouter(),
        planningRouter({} as Planning),
        kpiRouter({} as Kpis),
        goalsRouter({} as Goals),
        teamRouter({} as Team),
        visitsRouter({} as Visits),
        devicesRouter({} as Visits, createRequestLimits({ perPerson: 1, perOrg: 1 })),
        areasRouter({} as Territories),
        syncRouter({} as Sync, silentLogger),
        adoptionRouter({} as Adoptions),
        settingsRouter({} as Settings),
        importRouter({} as Imports)
    ].flatMap(routesOf);
    const described = Object.entries(openApiDocument().paths ?? {}).flatMap(([address, operations]) =>
        Object.keys(operations).map((method) => `${method} ${address}`)
    );
    expect([...new Set(described)].sort()).toEqual([...new Set(mounted)].sort());
});

/** `get /v1/plans/{planId}` of every route of a router. */
function routesOf(router: Router): string[] {
    return router.stack.flatMap(({ route }) =>
        (route?.stack ?? []).map(({ method }) => `${method} /v1${String(route?.path).replaceAll(/:(\w+)/g, '{$1}')}`)
    );
}

test('every problem that an operation names is in the table', () => {
    const text = JSON.stringify(openApiDocument().paths);
    const named = [...text.matchAll(/"description":"([a-z, -]+)","content":\{"application\/problem/g)].flatMap(
        (match) => match[1]?.split(', ') ?? []
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((code) => !(code in PROBLEMS))).toEqual([]);
});
