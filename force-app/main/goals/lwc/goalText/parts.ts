import { fillLabel, formattersFor } from 'c/formatters';
import type { GoalPart } from 'c/goalRules';
import { words } from './labels.ts';
import { goalValueText } from './values.ts';
import type { GoalView } from './views.ts';

/** What remains of a goal today, in words. */
export function todayText(view: GoalView, currency: string | null): string {
    const part = view.pace?.today ?? null;
    return part !== null && part.target === 0 && part.done === 0 && view.status !== 'done'
        ? words.dayOff
        : partText(view, part, currency);
}

/** What remains of a goal in the week in view, in words. */
export function weekText(view: GoalView, currency: string | null): string {
    return partText(view, view.pace?.week ?? null, currency);
}

/** More visits can still be asked for. */
export function canPlan({ status, count }: GoalView): boolean {
    return status !== 'done' && status !== 'missed' && count?.state === 'counted';
}

function partText({ unit, status }: GoalView, part: GoalPart | null, currency: string | null): string {
    if (part === null) {
        return ['not-started', 'missed', 'waiting'].includes(status) ? '–' : words.noPart;
    }
    const text = (value: number): string => goalValueText(value, unit, formattersFor(), currency);
    return part.remaining > 0
        ? `${fillLabel(words.left, text(part.remaining))} (${fillLabel(words.of, text(part.done), text(part.target))})`
        : `${fillLabel(words.of, text(part.done), text(part.target))} ✓`;
}
