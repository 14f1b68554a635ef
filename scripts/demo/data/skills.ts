import type { Skill } from './model.ts';
import type { Random } from './random.ts';

/** About a fifth of a team is strong, a fifth weak; the rest is solid. */
const LEVELS: readonly Skill['level'][] = ['strong', 'solid', 'solid', 'weak', 'solid'];

interface Range {
    readonly low: number;
    readonly high: number;
}

const RANGES: Readonly<Record<Skill['level'], Readonly<Record<Exclude<keyof Skill, 'level'>, Range>>>> = {
    strong: {
        adherence: { low: 0.9, high: 0.97 },
        effort: { low: 1.0, high: 1.12 },
        winRate: { low: 0.48, high: 0.62 },
        plannedShare: { low: 0.82, high: 0.92 },
        onSiteRate: { low: 0.94, high: 0.99 },
        reportRate: { low: 0.9, high: 0.98 },
        neglect: { low: 0, high: 0.03 }
    },
    solid: {
        adherence: { low: 0.76, high: 0.89 },
        effort: { low: 0.82, high: 1.0 },
        winRate: { low: 0.32, high: 0.48 },
        plannedShare: { low: 0.68, high: 0.84 },
        onSiteRate: { low: 0.86, high: 0.96 },
        reportRate: { low: 0.65, high: 0.9 },
        neglect: { low: 0.03, high: 0.1 }
    },
    weak: {
        adherence: { low: 0.52, high: 0.68 },
        effort: { low: 0.5, high: 0.7 },
        winRate: { low: 0.16, high: 0.28 },
        plannedShare: { low: 0.5, high: 0.66 },
        onSiteRate: { low: 0.7, high: 0.85 },
        reportRate: { low: 0.25, high: 0.55 },
        neglect: { low: 0.18, high: 0.3 }
    }
};

/** How the nth member of a team works. */
export function skillOf(positionInTeam: number, random: Random): Skill {
    const level = LEVELS[positionInTeam % LEVELS.length]!;
    const ranges = RANGES[level];
    const draw = ({ low, high }: Range): number => random.between(low, high);
    return {
        level,
        adherence: draw(ranges.adherence),
        effort: draw(ranges.effort),
        winRate: draw(ranges.winRate),
        plannedShare: draw(ranges.plannedShare),
        onSiteRate: draw(ranges.onSiteRate),
        reportRate: draw(ranges.reportRate),
        neglect: draw(ranges.neglect)
    };
}
