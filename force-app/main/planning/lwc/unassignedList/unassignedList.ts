import { LightningElement, api } from 'lwc';
import type { Plan } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { unassignedText } from 'c/planText';
import type { Names } from 'c/planView';
import heading from '@salesforce/label/c.Fieldmap_Week_LeftOut';
import more from '@salesforce/label/c.Fieldmap_Week_ShowMore';
import pointsLabel from '@salesforce/label/c.Fieldmap_Week_Points';

const FIRST_COUNT = 8;

/** Who is not in the plan, the most valuable first, and why. Event `openrecord`. */
export default class UnassignedList extends LightningElement {
    @api plan?: Plan;
    @api names: Names = {};

    shownCount = FIRST_COUNT;

    get heading(): string {
        return fillLabel(heading, formattersFor().number(this.plan?.unassignedCount ?? 0));
    }

    get rows(): readonly { recordId: string; objectApiName: string; name: string; text: string; points: string }[] {
        const format = formattersFor();
        return (this.plan?.unassigned ?? []).slice(0, this.shownCount).map((candidate) => ({
            recordId: candidate.recordId,
            objectApiName: candidate.objectApiName,
            name: this.names[candidate.recordId]?.name ?? '…',
            text: unassignedText(candidate, format),
            points: fillLabel(pointsLabel, format.number(candidate.points))
        }));
    }

    get moreLabel(): string {
        const rest = (this.plan?.unassigned.length ?? 0) - this.shownCount;
        return rest > 0 ? fillLabel(more, formattersFor().number(rest)) : '';
    }

    handleMore(): void {
        this.shownCount = this.plan?.unassigned.length ?? FIRST_COUNT;
    }

    handleOpen(event: Event): void {
        event.preventDefault();
        const { id, object } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('openrecord', { detail: { recordId: id, objectApiName: object } }));
    }
}
