import type { PlanExplainRequest, PlanExplanation } from 'c/contracts';
import type { Formatters } from 'c/formatters';
import { counterfactualText, replacementText } from 'c/planText';
import type { Names } from 'c/planView';
import { explain, missingNames } from './weekData.ts';

/** Sentences by record id: who would come in for a stop, and what it would take to have a candidate in. */
export type Advice = Readonly<Record<string, string>>;

/** Asks the service about one stop or one candidate. The names that the sentences need come along. */
export async function adviceOn(
    planId: string,
    subject: PlanExplainRequest,
    known: Names,
    format: Formatters
): Promise<{ readonly advice: Advice; readonly names: Names }> {
    const explanation = await explain(planId, { stopIds: [], recordIds: [], ...subject });
    const names = await missingNames(known, idsIn(explanation));
    const nameOf = (recordId: string): string => names[recordId]?.name ?? '…';
    const stops = explanation.stops.map((stop) => [stop.recordId, replacementText(stop, nameOf, format)]);
    const others = explanation.unassigned.map((entry) => [entry.recordId, counterfactualText(entry, nameOf, format)]);
    return { advice: Object.fromEntries([...stops, ...others]) as Advice, names };
}

function idsIn({ stops, unassigned }: PlanExplanation): string[] {
    return [
        ...stops.flatMap(({ replacement }) => replacement?.recordId ?? []),
        ...unassigned.flatMap(({ counterfactual }) => counterfactual?.removed.map(({ recordId }) => recordId) ?? [])
    ];
}
