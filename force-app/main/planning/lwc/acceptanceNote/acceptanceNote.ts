import { LightningElement, api } from 'lwc';
import type { PlanAcceptance } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { REFUSAL_WORDS } from 'c/planText';
import own from '@salesforce/label/c.Fieldmap_Acceptance_Own';
import reason from '@salesforce/label/c.Fieldmap_Acceptance_Reason';
import text from '@salesforce/label/c.Fieldmap_Acceptance_Text';

/** How often people say yes to suggestions, for all to see. */
export default class AcceptanceNote extends LightningElement {
    @api acceptance: PlanAcceptance | null = null;
    /** Whose own rate is shown beside that of all. */
    @api ownerId = '';

    get text(): string {
        const { acceptance } = this;
        if (acceptance === null || acceptance.total.rate === null) return '';
        const format = formattersFor();
        const { rate, accepted, later, rejected } = acceptance.total;
        const mine = acceptance.byOwner.find(({ ownerId }) => ownerId === this.ownerId)?.rate ?? null;
        const against = acceptance.byReason[0];
        return [
            fillLabel(
                text,
                format.date(acceptance.fromDate),
                format.percent(rate),
                ...[accepted, later, rejected].map((count) => format.number(count))
            ),
            mine === null ? '' : fillLabel(own, format.percent(mine)),
            against === undefined
                ? ''
                : fillLabel(reason, REFUSAL_WORDS[against.reason] ?? against.reason, format.number(against.count))
        ]
            .filter((sentence) => sentence !== '')
            .join(' ');
    }
}
