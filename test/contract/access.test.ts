import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { openApiDocument } from '../../middleware/src/contracts/openapi.ts';
import { APEX_CLASSES } from '../../scripts/demo/org/apex/registry.ts';
import { call, startAccessWorld, type AccessWorld, type Asker, type PersonKind } from './access/accessWorld.ts';
import type { Ask, AskContext, Expectation } from './access/asks.ts';
import { belongingsOf, changeOutOfReach, contextOf } from './access/belongings.ts';
import { CONTROLLERS } from './access/controllers.ts';
import { ENDPOINTS } from './access/endpoints.ts';
import { leaksIn, secretsOf, type Secrets } from './access/visibility.ts';

const KINDS: readonly PersonKind[] = ['rep', 'sharee', 'blinkered', 'inactive', 'foreign'];
const WITH_ACCESS: readonly PersonKind[] = ['rep', 'sharee', 'blinkered'];
const OPERATIONS = Object.entries(openApiDocument().paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`)
);
const METHODS = [...APEX_CLASSES].flatMap(([name, methods]) =>
    Object.keys(methods).map((method) => `${name}.${method}`)
);

interface Answer {
    readonly status: number;
    readonly json: unknown;
}

let world: AccessWorld;
let contexts: Readonly<Record<PersonKind, AskContext>>;
let secrets: Readonly<Record<PersonKind, Secrets>>;

beforeAll(async () => {
    world = await startAccessWorld();
    const their = await belongingsOf(world.victim);
    const entries = await Promise.all(
        KINDS.map(async (kind) => [kind, await contextOf(world, world.people[kind], their)])
    );
    contexts = Object.fromEntries(entries as [PersonKind, AskContext][]) as typeof contexts;
    secrets = Object.fromEntries(KINDS.map((kind) => [kind, secretsOf(world, world.people[kind])])) as typeof secrets;
}, 180_000);
afterAll(async () => world?.close());

function ask(asker: Asker, operation: string, { path, body }: Ask): Promise<Answer> {
    const [method, template] = operation.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string];
    return call(asker, method, path ?? template, body);
}

async function askController(asker: Asker, operation: string, args: unknown): Promise<Answer> {
    const response = await fetch(`${asker.demo.url}/apex/${operation.replace('.', '/')}`, {
        method: 'POST',
        headers: { cookie: `fieldmap_demo_user=${asker.userId}`, 'content-type': 'application/json' },
        body: JSON.stringify(args ?? {})
    });
    const json = (await response.json()) as { message?: string } | null;
    const problem = response.ok
        ? null
        : (JSON.parse(/^\{/.test(json?.message ?? '') ? json!.message! : '{}') as object);
    const status = (problem as { status?: number } | null)?.status ?? response.status;
    return { status, json };
}

/** Checks one endpoint or method for one person; gives what is wrong. */
async function faultsOf(
    kind: PersonKind,
    operation: string,
    { mine, theirs, isFiltered = false, adminOnly }: Expectation,
    send: (asker: Asker, operation: string, ask: Ask) => Promise<Answer>
): Promise<string[]> {
    const faults: string[] = [];
    const asker = world.people[kind];
    const look = async (
        what: string,
        make: ((context: AskContext) => Ask) | undefined,
        isRight: (status: number) => boolean
    ): Promise<void> => {
        if (make === undefined) return;
        const question = make(contexts[kind]);
        const answer = await send(asker, operation, question);
        const leaks = leaksIn(answer.json, question, secrets[kind]);
        if (leaks.length > 0) faults.push(`${kind} ${operation} ${what}: shows ${leaks.slice(0, 3).join(', ')}`);
        if (!isRight(answer.status)) {
            faults.push(`${kind} ${operation} ${what}: ${answer.status} ${JSON.stringify(answer.json).slice(0, 300)}`);
        }
    };
    const isIn = WITH_ACCESS.includes(kind);
    const isRefused = (status: number): boolean => [401, 403, 404, 409].includes(status);
    const isHarmless = (status: number): boolean => status < 500 || status === 503;
    await look(
        'mine',
        mine,
        isIn ? (status) => status < 300 || status === 409 : kind === 'inactive' ? isRefused : isHarmless
    );
    await look('theirs', theirs, kind === 'foreign' || (isIn && isFiltered) ? isHarmless : isRefused);
    await look('for admins', adminOnly, kind === 'foreign' ? isHarmless : isRefused);
    return faults;
}

describe('nobody sees through Fieldmap what Salesforce would not show', () => {
    it('has an expectation for every endpoint and controller method, and for no other', () => {
        expect({ endpoints: Object.keys(ENDPOINTS).sort(), methods: Object.keys(CONTROLLERS).sort() }).toEqual({
            endpoints: [...OPERATIONS].sort(),
            methods: [...METHODS].sort()
        });
    });

    it.each(KINDS)(
        'every endpoint of the middleware, as %s',
        async (kind) => {
            const faults: string[] = [];
            for (const [operation, expectation] of Object.entries(ENDPOINTS)) {
                faults.push(...(await faultsOf(kind, operation, expectation, ask)));
            }
            expect(faults).toEqual([]);
        },
        240_000
    );

    it.each(KINDS)(
        'every controller method, as %s',
        async (kind) => {
            const faults: string[] = [];
            for (const [operation, expectation] of Object.entries(CONTROLLERS)) {
                faults.push(
                    ...(await faultsOf(kind, operation, expectation, (asker, name, { body }) =>
                        askController(asker, name, body)
                    ))
                );
            }
            expect(faults).toEqual([]);
        },
        240_000
    );

    it('aggregates stay as they are when records change that the person may not see, or whose field is hidden', async () => {
        const stable = Object.entries(ENDPOINTS).filter(([, { isStable }]) => isStable === true);
        const answersOf = async (asker: Asker, context: AskContext): Promise<Record<string, unknown>> => {
            const answers: Record<string, unknown> = {};
            for (const [operation, { mine }] of stable) {
                answers[operation] = mine && masked((await ask(asker, operation, mine(context))).json);
            }
            return answers;
        };
        const all = async () => Promise.all(WITH_ACCESS.map((kind) => answersOf(world.people[kind], contexts[kind])));
        const board = { path: `/v1/kpis/board?period=month&asOf=${contexts.rep.today}&kpis=all` };
        const seenByHead = async (): Promise<string> =>
            JSON.stringify(masked((await ask(world.head, 'GET /v1/kpis/board', board)).json));
        const [before, head] = [await all(), await seenByHead()];
        changeOutOfReach(world);
        for (let round = 0; round < 360 && (await seenByHead()) === head; round += 1) await sleep(250);
        expect(await seenByHead()).not.toBe(head);
        expect(await all()).toEqual(before);
    }, 240_000);
});

/** Without what differs from one moment to the next. */
function masked(answer: unknown): unknown {
    const text = JSON.stringify(answer, (name, value: unknown) =>
        ['dataAsOf', 'overdueDays', 'instance', 'requestId'].includes(name) ? null : value
    );
    return JSON.parse(text ?? 'null') as unknown;
}
