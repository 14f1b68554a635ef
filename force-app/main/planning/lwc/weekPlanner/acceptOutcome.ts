import type { PlanAcceptResult } from 'c/contracts';
import { fillLabel, type Formatters } from 'c/formatters';
import type { Names } from 'c/planView';
import accepted from '@salesforce/label/c.Fieldmap_Week_Accepted';
import acceptedMoved from '@salesforce/label/c.Fieldmap_Week_AcceptedMoved';
import acceptedNothing from '@salesforce/label/c.Fieldmap_Week_AcceptedNothing';
import acceptedOne from '@salesforce/label/c.Fieldmap_Week_AcceptedOne';
import acceptedRemoved from '@salesforce/label/c.Fieldmap_Week_AcceptedRemoved';
import resultChanged from '@salesforce/label/c.Fieldmap_Week_ResultChanged';
import resultClash from '@salesforce/label/c.Fieldmap_Week_ResultClash';
import resultFailed from '@salesforce/label/c.Fieldmap_Week_ResultFailed';
import resultWaiting from '@salesforce/label/c.Fieldmap_Week_ResultWaiting';
import type { Undo } from './weekState.ts';

type Result = PlanAcceptResult['results'][number];

/** What an acceptance wrote, in words, with what would take it back; null changes: there is nothing to take back. */
export function undoOf({ planId, results, obsoleteVisitIds = [] }: PlanAcceptResult, format: Formatters): Undo | null {
    const idsOf = (wanted: Result['outcome']): string[] =>
        results.flatMap(({ outcome, visitId }) => (outcome === wanted && visitId !== null ? [visitId] : []));
    const cancel = idsOf('created');
    const move = results.flatMap(({ outcome, visitId, before }) =>
        outcome === 'moved' && visitId !== null && before !== undefined ? [{ visitId, ...before }] : []
    );
    const [count, movedCount, removedCount] = [cancel.length, move.length, obsoleteVisitIds.length].map((number) =>
        format.number(number)
    ) as [string, string, string];
    if (cancel.length + move.length + obsoleteVisitIds.length === 0) return null;
    const created = cancel.length === 1 ? acceptedOne : fillLabel(accepted, count);
    const written = move.length > 0 ? fillLabel(acceptedMoved, count, movedCount) : created;
    const text = [
        cancel.length + move.length > 0 ? written : '',
        obsoleteVisitIds.length > 0 ? fillLabel(acceptedRemoved, removedCount) : ''
    ];
    return {
        text: text.filter((sentence) => sentence !== '').join(' '),
        planId,
        changes: { cancel, restore: obsoleteVisitIds, move }
    };
}

/** One sentence for each cause, with the names of the visits that are not as the plan wanted them, and what to do. */
export function failuresOf({ results }: PlanAcceptResult, names: Names): string[] {
    const causes = new Map<string, { readonly words: string; readonly code: string; readonly customers: string[] }>();
    for (const result of results.filter(({ outcome }) => outcome === 'conflict' || outcome === 'failed')) {
        const [words, code] = [wordsOf(result), result.code ?? ''];
        const cause = causes.get(`${words} ${code}`) ?? { words, code, customers: [] };
        cause.customers.push(names[result.recordId]?.name ?? '…');
        causes.set(`${words} ${code}`, cause);
    }
    return [...causes.values()].map(({ words, code, customers }) => fillLabel(words, customers.join(', '), code));
}

/** Visits that an acceptance did not write. */
export function failureCount({ results }: PlanAcceptResult): number {
    return results.filter(({ outcome }) => outcome === 'conflict' || outcome === 'failed').length;
}

export { acceptedNothing };

function wordsOf({ outcome, code }: Result): string {
    if (outcome === 'conflict') return code === 'calendar-clash' ? resultClash : resultChanged;
    return code === 'org-unreachable' ? resultWaiting : resultFailed;
}
