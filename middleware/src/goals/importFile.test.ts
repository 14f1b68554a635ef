import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exportGoals } from './exportFile.ts';
import { checkImport, COLUMNS } from './importFile.ts';
import type { ImportGround } from './importFile.ts';
import type { MirroredGoal } from './ports.ts';

const USER = '005000000000001AAA';
const ROLE = '00E000000000001AAA';
const ground = (goals: readonly MirroredGoal[] = []): ImportGround => ({
    people: {
        people: [
            { userId: USER, username: 'Rep01@x.demo', isActive: true, roleId: ROLE, isSeller: true, workDays: null }
        ],
        roles: [{ roleId: ROLE, parentId: null }],
        rolePeriods: []
    },
    goals
});
const csv = (...rows: readonly string[]): string => [COLUMNS.join(), ...rows].join('\r\n');
const TEAM = `team,,Goal,,visits-completed,Team,,${ROLE},Month,2026-11-01,120,"Why, indeed"`;
const PERSON = 'p1,team,Goal,,visits-completed,Person,rep01@x.demo,,Month,2026-11-01,40,';

test('good rows become changes; a parent in the file is named by its place', () => {
    const { changes, errors, newCount } = checkImport('csv', `\uFEFF${csv(TEAM, PERSON)}`, ground());
    expect(errors).toEqual([]);
    expect(newCount).toBe(2);
    expect(changes).toMatchObject([
        {
            goalId: null,
            clientKey: 'team',
            level: 'Team',
            roleId: ROLE,
            personId: null,
            parentId: null,
            target: 120,
            note: 'Why, indeed'
        },
        { goalId: null, clientKey: 'p1', level: 'Person', personId: USER, roleId: null, parentIndex: 0, target: 40 }
    ]);
});

test.each<[string, string, string, string]>([
    ['no key', TEAM.replace('team,', ','), 'key', 'key-missing'],
    ['no such KPI', TEAM.replace('visits-completed', 'smiles'), 'metric', 'unknown-metric'],
    ['no such level', TEAM.replace(',Team,', ',Planet,'), 'level', 'not-one-of'],
    ['no such role', TEAM.replace(ROLE, 'nowhere'), 'role', 'unknown-role'],
    ['no such person', PERSON.replace('rep01', 'rep99').replace(',team,', ',,'), 'person', 'unknown-person'],
    ['no such day', TEAM.replace('2026-11-01', '2026-02-30'), 'start', 'not-a-day'],
    ['a target below 0', TEAM.replace(',120,', ',-1,'), 'target', 'not-a-target'],
    ['a target in words', TEAM.replace(',120,', ',many,'), 'target', 'not-a-target'],
    ['no such parent', PERSON, 'parentKey', 'unknown-parent'],
    ['an objective without a title', `o,,Objective,,,Team,,${ROLE},Quarter,2026-10-01,,`, 'title', 'title-missing']
])('%s is named by row and column, and nothing else comes back', (_name, row, column, code) => {
    const { changes, errors } = checkImport('csv', csv(row), ground());
    expect(changes).toEqual([]);
    expect(errors).toEqual([expect.objectContaining({ row: 2, column, code })]);
});

test('one bad row spoils the whole file', () => {
    const { changes, errors } = checkImport('csv', csv(TEAM, PERSON.replace(',40,', ',x,')), ground());
    expect(changes).toEqual([]);
    expect(errors).toEqual([{ row: 3, column: 'target', code: 'not-a-target', value: 'x' }]);
});

test.each<['csv' | 'json', string, string]>([
    ['csv', 'a,b\n1,2', 'column-missing'],
    ['csv', COLUMNS.join(), 'empty-file'],
    ['csv', '"', 'not-csv'],
    ['json', '{', 'not-json'],
    ['json', '{"goals": 3}', 'not-a-list'],
    ['csv', csv(TEAM, TEAM), 'key-twice'],
    ['csv', csv(PERSON, TEAM), 'parent-below']
])('a %s file %j is refused', (format, text, code) => {
    expect(checkImport(format, text, ground()).errors.map((error) => error.code)).toContain(code);
});

const goal = (given: Partial<MirroredGoal>): MirroredGoal => ({
    goalId: 'a02000000000001AAA',
    kind: 'Goal',
    clientKey: 'k1',
    title: null,
    note: null,
    metric: 'sales',
    level: 'Person',
    personId: USER,
    roleId: null,
    parentId: null,
    periodKind: 'Month',
    periodStart: '2026-11-01',
    target: 100,
    ...given
});

describe('export', () => {
    test('a key that is known changes its goal; what is the same is left out', () => {
        const known = goal({});
        const { people } = ground();
        const { text } = exportGoals('csv', [known], people, '2026-11-01');
        expect(checkImport('csv', text, ground([known]))).toMatchObject({ changes: [], unchangedCount: 1 });
        const changed = checkImport('csv', text.replace(',100,', ',120,'), ground([known]));
        expect(changed.changes).toMatchObject([{ goalId: known.goalId, target: 120 }]);
        expect(changed).toMatchObject({ newCount: 0, changedCount: 1 });
    });

    test('whatever is exported is imported again without a change, in either format', () => {
        const some = fc.record({
            title: fc.option(fc.string({ minLength: 1, maxLength: 60 }).map((text) => text.trim() || 'x')),
            note: fc.option(fc.string({ minLength: 1, maxLength: 200 }).map((text) => text.trim() || 'x')),
            target: fc.nat(10_000_000).map((units) => units / 10_000),
            hasParent: fc.boolean()
        });
        fc.assert(
            fc.property(
                fc.array(some, { minLength: 1, maxLength: 8 }),
                fc.constantFrom('csv' as const, 'json' as const),
                (list, format) => {
                    const goals = list.map(({ hasParent, ...given }, index) =>
                        goal({
                            ...given,
                            goalId: `a02${String(index).padStart(12, '0')}AAA`,
                            clientKey: `k${index}`,
                            parentId: hasParent && index > 0 ? `a02${String(index - 1).padStart(12, '0')}AAA` : null
                        })
                    );
                    const { text } = exportGoals(format, goals, ground().people, '2026-11-01');
                    expect(checkImport(format, text, ground(goals))).toMatchObject({
                        changes: [],
                        errors: [],
                        unchangedCount: goals.length
                    });
                }
            )
        );
    });
});
