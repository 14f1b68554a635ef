import { fillLabel, formattersFor } from 'c/formatters';
import atRisk from '@salesforce/label/c.Fieldmap_Goal_Status_at_risk';
import done from '@salesforce/label/c.Fieldmap_Goal_Status_done';
import early from '@salesforce/label/c.Fieldmap_Goal_Status_early';
import missed from '@salesforce/label/c.Fieldmap_Goal_Status_missed';
import offTrack from '@salesforce/label/c.Fieldmap_Goal_Status_off_track';
import onTrack from '@salesforce/label/c.Fieldmap_Goal_Status_on_track';
import goalOf from '@salesforce/label/c.Fieldmap_Goal_KpiTile';
import month from '@salesforce/label/c.Fieldmap_Goal_TileMonth';
import monthDone from '@salesforce/label/c.Fieldmap_Goal_TileMonthDone';
import monthLeft from '@salesforce/label/c.Fieldmap_Goal_TileMonthLeft';
import since from '@salesforce/label/c.Fieldmap_Goal_TileSince';
import week from '@salesforce/label/c.Fieldmap_Goal_TileWeek';

/** The goal of one number: how it stands and, where the page shows a week of a month's goal, what the week asks for. */
export interface TileGoal {
    /** The goal itself, over its own days. */
    readonly whole: {
        readonly value: number | null;
        readonly target: number;
        readonly remaining: number;
        /** Code of GoalStatus. */
        readonly status: string;
    };
    /** The goal is a month's beside a week's number. */
    readonly isOfMonth: boolean;
    /** What the week asks for; null where the goal is the period's own, is no sum or asks for nothing this week. */
    readonly week: {
        readonly done: number;
        readonly target: number;
        /** First day that counts, where the month began within the week. */
        readonly since: string | null;
    } | null;
}

/** One bar with the words for it, and how the whole stands where the bar is a part of it. */
export interface GoalView {
    readonly barStyle: string;
    readonly barClass: string;
    readonly text: string;
    readonly wholeText: string;
    readonly wholeClass: string;
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
    'at-risk': atRisk,
    done,
    early,
    missed,
    'off-track': offTrack,
    'on-track': onTrack
};

/** The bar and its words are about the same days: the week's part where there is one, else the goal's own. */
export function goalViewOf(
    { whole, isOfMonth, week: part }: TileGoal,
    text: (value: number | null) => string
): GoalView {
    const status = STATUS_WORDS[whole.status] ?? '';
    const wholeClass = `goal goal_${whole.status}`;
    if (part !== null) {
        const isDone = part.done >= part.target;
        const words =
            part.since === null
                ? fillLabel(week, text(part.done), text(part.target))
                : fillLabel(since, formattersFor().date(part.since), text(part.done), text(part.target));
        return {
            ...bar(part.done, part.target, isDone ? 'done' : 'part'),
            text: isDone ? `${words} ✓` : words,
            wholeText:
                whole.status === 'done'
                    ? fillLabel(monthDone, text(whole.target))
                    : ended(fillLabel(monthLeft, text(whole.remaining), status)),
            wholeClass
        };
    }
    return {
        ...bar(whole.value ?? 0, whole.target, whole.status),
        text: '',
        wholeText: ended(
            isOfMonth
                ? fillLabel(month, text(whole.value), text(whole.target), status)
                : fillLabel(goalOf, text(whole.target), status)
        ),
        wholeClass
    };
}

function bar(value: number, target: number, status: string): Pick<GoalView, 'barStyle' | 'barClass'> {
    const share = target > 0 ? Math.min(1, Math.max(0, value / target)) : 0;
    return { barStyle: `width: ${Math.round(share * 100)}%`, barClass: `bar goal_${status}` };
}

/** Without the colon that announces a status which is not there. */
const ended = (line: string): string => line.replace(/[:：]\s*$/, '');
