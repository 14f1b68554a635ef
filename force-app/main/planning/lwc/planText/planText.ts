import type { Reason, UnassignedCandidate } from 'c/contracts';
import { type Formatters, fillLabel } from 'c/formatters';
export { counterfactualText, replacementText, travelChangeText, violationText } from './advice.ts';
export { dayTotalsText } from './dayTotals.ts';
export { pointsText } from './points.ts';
export { REFUSAL_WORDS } from './words.ts';
import { OUTCOME_WORDS, REASON_WORDS, UNASSIGNED_WORDS } from './words.ts';

/** A reason as a sentence in the person's language. */
export function reasonText({ code, params }: Reason, format: Formatters): string {
    const days = (name: string): string => format.days(Number(params[name] ?? 0));
    const words = REASON_WORDS[code];
    switch (code) {
        case 'class':
            return fillLabel(words, String(params['customerClass'] ?? ''));
        case 'cadence-overdue':
            return fillLabel(words, days('daysOverdue'), days('daysSinceVisit'));
        case 'cadence-due':
        case 'cadence-early':
            return fillLabel(words, days('daysSinceVisit'));
        case 'open-deal':
            return fillLabel(
                words,
                format.number(Number(params['dealCount'] ?? 0)),
                format.currency(Number(params['amount'] ?? 0))
            );
        case 'deal-closing-soon':
            return fillLabel(words, days('daysToClose'));
        case 'deal-stalled':
            return fillLabel(words, days('daysInStage'));
        case 'last-outcome':
            return fillLabel(words, OUTCOME_WORDS[String(params['outcome'])] ?? String(params['outcome'] ?? ''));
        case 'lead-hot':
            return fillLabel(words, String(params['rating'] ?? ''));
        default:
            return words;
    }
}

/** Why a candidate is not in the plan, as a sentence. */
export function unassignedText({ code, params }: UnassignedCandidate, format: Formatters): string {
    const from = params['availableFrom'];
    return fillLabel(UNASSIGNED_WORDS[code], from === undefined ? '' : format.weekday(String(from)));
}
