import { LightningElement, api } from 'lwc';
import type { Capacity, WayOut } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import capacityText from '@salesforce/label/c.Fieldmap_Week_Capacity';
import dropLowest from '@salesforce/label/c.Fieldmap_Week_WayDrop';
import handOver from '@salesforce/label/c.Fieldmap_Week_WayHandOver';
import movePhone from '@salesforce/label/c.Fieldmap_Week_WayPhone';

const WAY_WORDS: Readonly<Record<WayOut['kind'], string>> = {
    'drop-lowest-value': dropLowest,
    'hand-to-neighbour': handOver,
    'move-to-phone': movePhone
};

/** Says when the month asks for more visits than the person's own pace allows, and what can be done. */
export default class CapacityNote extends LightningElement {
    @api capacity: Capacity | null = null;

    get text(): string {
        const { capacity } = this;
        if (capacity === null || capacity.missingVisits === 0) return '';
        const format = formattersFor();
        return fillLabel(
            capacityText,
            format.date(capacity.toDate),
            format.number(capacity.requiredVisits),
            format.number(capacity.possibleVisits),
            format.number(capacity.missingVisits)
        );
    }

    get waysOut(): readonly { readonly kind: string; readonly text: string }[] {
        const format = formattersFor();
        return (this.capacity?.waysOut ?? []).map(({ kind, visits, pointsLost, addedMinutes }) => ({
            kind,
            text: fillLabel(
                WAY_WORDS[kind],
                format.number(visits),
                format.number(pointsLost),
                format.duration(addedMinutes * 60)
            )
        }));
    }
}
