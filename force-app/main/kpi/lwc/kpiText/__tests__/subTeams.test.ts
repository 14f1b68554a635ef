import type { KpiValue, TeamMember } from 'c/contracts';
import { nextStepOf, subTeamsOf, sumOfValues } from 'c/kpiText';

const person = (userId: string, roleName: string, rolePath: readonly string[]): TeamMember => ({
    ...{ userId, name: userId, roleName, managerId: null, isActive: true, rolePath }
});
const value = (numerator: number, denominator: number): KpiValue => ({
    ...{ numerator, denominator, completeness: 1, excluded: [], isSmallSample: false },
    value: denominator === 0 ? null : numerator / denominator
});

describe('sub-teams', () => {
    const head = person('head', 'Head', ['top']);
    const people = [
        head,
        person('north', 'Lead North', ['n', 'top']),
        person('rep 1', 'Rep North', ['r1', 'n', 'top']),
        person('south', 'Lead South', ['s', 'top'])
    ];

    it('are the roles directly below, with everybody under them', () => {
        const teams = subTeamsOf(people, 'head');
        expect(teams.map(({ name, userIds }) => [name, [...userIds]])).toEqual([
            ['north', ['north', 'rep 1']],
            ['Lead South', ['south']]
        ]);
    });

    it('are none for somebody whose people have nobody below', () => {
        const [, north, rep] = people;
        expect(subTeamsOf([north, rep] as TeamMember[], 'north')).toEqual([]);
        expect(subTeamsOf([person('alone', '', [])], 'alone')).toEqual([]);
    });

    it('add numerators and denominators; ratios are never averaged', () => {
        // 1 of 2 and 9 of 98: 10 of 100, not the mean of 50 % and 9.2 %.
        expect(sumOfValues([value(1, 2), value(9, 98)], false).value).toBe(0.1);
        expect(sumOfValues([value(3, 1), value(4, 1)], true)).toMatchObject({ value: 7, denominator: 1 });
        expect(sumOfValues([value(0, 0)], false).value).toBeNull();
        expect(sumOfValues([value(1, 2)], false, 5).isSmallSample).toBe(true);
    });
});

describe('the next step of an alert', () => {
    it('is a week to plan, deals to look at, records, or the question why', () => {
        expect(nextStepOf('coverage', false)).toBe('week');
        expect(nextStepOf('win-rate', false)).toBe('deals');
        expect(nextStepOf('report-completeness', false)).toBe('records');
        expect(nextStepOf('coverage', true)).toBe('why');
    });
});
