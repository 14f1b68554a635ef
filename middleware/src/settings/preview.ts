import type {
    ClassDue,
    PlanningSettings,
    ScoredCustomer,
    SettingsPreview,
    SettingsPreviewRequest
} from '#kernel/contracts';
import { cadenceOf } from '#kernel/visitRules';
import { mergeSettings, valueOfVisit } from '../planning/index.ts';
import type { CandidateFacts, CandidateFinder } from '../planning/ports.ts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { daysBetween, localDateOf } from '../platform/localTime.ts';
import type { PreviewSource, VisitedOn } from './ports.ts';

const EXAMPLES = 3;
const EPOCH = '1970-01-01';

type Intervals = ReadonlyMap<string, number>;

/**
 * What other settings would do today: the value of three customers by the planner's own rule, and how many customers of
 * each class would be due. Writes nothing.
 */
export async function previewSettings(
    { source, finder, clock }: { source: PreviewSource; finder: CandidateFinder; clock: Clock },
    caller: Caller,
    { settings: wanted, cadences }: SettingsPreviewRequest
): Promise<SettingsPreview> {
    const onDay = localDateOf(clock.now(), caller.timeZone);
    const before = mergeSettings(await finder.settings(caller.orgId));
    const after = mergeSettings(before, wanted);
    const intervals = await source.intervals(caller.orgId);
    const newIntervals: Intervals =
        cadences === undefined
            ? intervals
            : new Map(cadences.map(({ customerClass, intervalDays }) => [customerClass, intervalDays]));
    const found = await source.examples(caller.orgId, onDay);
    const ids = found.map(({ recordId }) => recordId);
    const facts = await finder.candidatesById(caller.orgId, 'Account', ids, clock.now().toISOString());
    const customers = found.flatMap(({ recordId, example }): ScoredCustomer[] => {
        const fact = facts.find((candidate) => candidate.recordId === recordId);
        if (fact === undefined) return [];
        const newFact = { ...fact, intervalDays: newIntervals.get(fact.customerClass ?? '') ?? null };
        return [
            {
                recordId,
                objectApiName: fact.objectApiName,
                example,
                before: scored(fact, onDay, before),
                after: scored(newFact, onDay, after)
            }
        ];
    });
    const rows = await source.visitedOn(caller.orgId, onDay);
    return {
        onDay,
        customers: customers.slice(0, EXAMPLES),
        classes: classesOf(rows, onDay, { intervals, settings: before }, { intervals: newIntervals, settings: after })
    };
}

function scored(facts: CandidateFacts, onDay: string, settings: PlanningSettings): ScoredCustomer['before'] {
    const { points, reasons } = valueOfVisit(facts, onDay, settings);
    return { points, reasons };
}

interface Rules {
    readonly intervals: Intervals;
    readonly settings: PlanningSettings;
}

function classesOf(rows: readonly VisitedOn[], onDay: string, before: Rules, after: Rules): ClassDue[] {
    const names = [...new Set(rows.map(({ customerClass }) => customerClass))].sort();
    return names.map((customerClass) => {
        const own = rows.filter((row) => row.customerClass === customerClass);
        const count = (counts: (row: VisitedOn) => boolean): number =>
            own.reduce((sum, row) => sum + (counts(row) ? row.customers : 0), 0);
        return {
            customerClass,
            customers: count(() => true),
            dueBefore: count((row) => isDue(row, onDay, before)),
            dueAfter: count((row) => isDue(row, onDay, after)),
            openBefore: count((row) => isOpen(row, onDay, before)),
            openAfter: count((row) => isOpen(row, onDay, after))
        };
    });
}

function shareOf({ lastVisitDate, customerClass }: VisitedOn, onDay: string, { intervals }: Rules): number | null {
    const interval = intervals.get(customerClass) ?? 0;
    if (lastVisitDate === null || interval < 1) return null;
    return cadenceOf(daysBetween(EPOCH, lastVisitDate), interval, daysBetween(EPOCH, onDay)).shareOfInterval;
}

function isDue(row: VisitedOn, onDay: string, rules: Rules): boolean {
    return (shareOf(row, onDay, rules) ?? 0) >= 1;
}

/** Not before the stated share of the interval; without a visit or an interval there is nothing to wait for. */
function isOpen(row: VisitedOn, onDay: string, rules: Rules): boolean {
    const share = shareOf(row, onDay, rules);
    return share === null || share >= rules.settings.earliestShareOfInterval;
}
