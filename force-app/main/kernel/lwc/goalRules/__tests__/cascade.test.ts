import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assignments, changeWithChildren, changeWithParents, effectsOf, withChanges } from '../cascade.ts';
import type { CascadeGoal } from '../cascade.ts';
import { sumExactly } from '../units.ts';

const goal = (
    goalId: string,
    parentId: string | null,
    target: number | null,
    more: Partial<CascadeGoal> = {}
): CascadeGoal => ({
    goalId,
    parentId,
    kind: 'Goal',
    metric: 'visits-completed',
    target,
    periodKind: 'Month',
    periodStart: '2026-11-01',
    ...more
});

/** Company 300: team A 160 (person 1: 90, person 2: 60), team B 120. 20 are with nobody, 10 of team A too. */
const TREE = [
    goal('company', null, 300),
    goal('a', 'company', 160),
    goal('b', 'company', 120),
    goal('a1', 'a', 90),
    goal('a2', 'a', 60)
];

test('children sum to the parent or the gap is shown as unassigned', () => {
    const sums = assignments(TREE);
    expect(sums.get('company')).toMatchObject({ assigned: 280, unassigned: 20 });
    expect(sums.get('a')).toMatchObject({ assigned: 150, unassigned: 10 });
    expect(sums.has('a1')).toBe(false);
});

test('a child that takes more than there is shows up at its parent as a negative gap', () => {
    expect(effectsOf(TREE, [{ goalId: 'a2', target: 95 }])).toMatchObject([
        { goalId: 'a', before: { unassigned: 10 }, after: { unassigned: -25 } }
    ]);
});

test('raising with the parents keeps every gap above', () => {
    const changes = changeWithParents(TREE, { goalId: 'a2', target: 95 });
    expect(changes).toEqual([
        { goalId: 'a2', target: 95 },
        { goalId: 'a', target: 195 },
        { goalId: 'company', target: 335 }
    ]);
    const sums = assignments(withChanges(TREE, changes));
    expect([sums.get('a')?.unassigned, sums.get('company')?.unassigned]).toEqual([10, 20]);
});

/* By hand: 200 over 160 : 120 is 114.28… and 85.71…; the step left goes to B. 114 over 90 : 60 is 68.4 and 45.6. */
test('giving a target on keeps proportions and leaves no gap', () => {
    expect(changeWithChildren(TREE, { goalId: 'company', target: 200 })).toEqual([
        { goalId: 'company', target: 200 },
        { goalId: 'a', target: 114 },
        { goalId: 'a1', target: 68 },
        { goalId: 'a2', target: 46 },
        { goalId: 'b', target: 86 }
    ]);
});

test('shares, other KPIs, other periods and key results are no parts of a sum', () => {
    const others = [
        goal('top', null, 100, { periodKind: 'Quarter', periodStart: '2026-10-01' }),
        goal('month', 'top', 30),
        goal('other-kpi', 'top', 5, { metric: 'orders' }),
        goal('too-early', 'top', 50, { periodStart: '2026-09-01' }),
        goal('share', null, 0.5, { metric: 'coverage' }),
        goal('share-child', 'share', 0.6, { metric: 'coverage' }),
        goal('objective', null, null, { kind: 'Objective', metric: null }),
        goal('key-result', 'objective', 40)
    ];
    const sums = assignments(others);
    expect([...sums.keys()]).toEqual(['top']);
    expect(sums.get('top')).toMatchObject({ childIds: ['month'], unassigned: 70 });
});

test('a circle of parents ends', () => {
    const circle = [goal('x', 'y', 10), goal('y', 'x', 10)];
    expect(changeWithParents(circle, { goalId: 'x', target: 12 })).toHaveLength(2);
    expect(changeWithChildren(circle, { goalId: 'x', target: 12 })).toHaveLength(2);
});

/** Random trees: goal n hangs under one with a smaller number. */
const tree = fc
    .array(fc.record({ parent: fc.nat(), target: fc.integer({ min: 0, max: 5_000_000 }) }), {
        minLength: 1,
        maxLength: 40
    })
    .map((nodes) =>
        nodes.map(({ parent, target }, index) =>
            goal(`g${index}`, index === 0 ? null : `g${parent % index}`, target / 100, { metric: 'sales' })
        )
    );

describe('for any tree', () => {
    test('children and unassigned are the parent', () => {
        fc.assert(
            fc.property(tree, (goals) => {
                const byId = new Map(goals.map((item) => [item.goalId, item]));
                for (const { goalId, childIds, unassigned } of assignments(goals).values()) {
                    const parts = childIds.map((id) => byId.get(id)?.target ?? 0);
                    expect(sumExactly([...parts, unassigned])).toBe(byId.get(goalId)?.target);
                }
            })
        );
    });

    test('the order in which goals arrive changes nothing', () => {
        fc.assert(
            fc.property(
                tree.chain((goals) =>
                    fc.tuple(fc.constant(goals), fc.shuffledSubarray(goals, { minLength: goals.length }))
                ),
                ([goals, shuffled]) => {
                    const sums = (list: readonly CascadeGoal[]): Record<string, number> =>
                        Object.fromEntries([...assignments(list)].map(([id, { unassigned }]) => [id, unassigned]));
                    expect(sums(shuffled)).toEqual(sums(goals));
                }
            )
        );
    });

    test('giving on to all below leaves no gap anywhere below', () => {
        fc.assert(
            fc.property(tree, fc.nat(100_000), (goals, target) => {
                const changed = withChanges(goals, changeWithChildren(goals, { goalId: 'g0', target }));
                for (const { unassigned } of assignments(changed).values()) {
                    expect(unassigned).toBe(0);
                }
            })
        );
    });
});
