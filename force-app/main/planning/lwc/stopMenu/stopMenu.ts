import { LightningElement, api } from 'lwc';
import { fillLabel } from 'c/formatters';
import { REFUSAL_WORDS } from 'c/planText';
import type { DayItem } from 'c/planView';
import cancelVisit from '@salesforce/label/c.Fieldmap_Week_CancelVisit';
import changeOf from '@salesforce/label/c.Fieldmap_Week_ChangeOf';
import earlier from '@salesforce/label/c.Fieldmap_Week_Earlier';
import later from '@salesforce/label/c.Fieldmap_Week_Later';
import laterInDay from '@salesforce/label/c.Fieldmap_Week_LaterInDay';
import moveTo from '@salesforce/label/c.Fieldmap_Week_MoveTo';
import pin from '@salesforce/label/c.Fieldmap_Week_Pin';
import refuse from '@salesforce/label/c.Fieldmap_Week_Refuse';
import remove from '@salesforce/label/c.Fieldmap_Week_Remove';
import unpin from '@salesforce/label/c.Fieldmap_Week_Unpin';

/** A day that a stop can go to. */
export interface DayOption {
    readonly shiftId: string;
    readonly label: string;
}

export type StopAction = 'earlier' | 'later' | 'move' | 'pin' | 'remove' | 'cancel';

/** Detail of `stopchange`. */
export interface StopChange {
    readonly recordId: string;
    readonly key: string;
    readonly action: StopAction;
    /** With `move`. */
    readonly shiftId: string;
    /** Made with the keys of the grip, which stays in the hand. */
    readonly isByKey?: boolean;
}

interface MenuEntry {
    readonly value: string;
    readonly label: string;
    readonly icon: string;
}

const MOVE = 'move:';
const REFUSE = 'refuse:';
/** "Later" is the one that is no "no". */
const LATER = 'later-week';

/**
 * Everything that can be done to a stop or a planned visit without dragging.
 *
 * Events: `stopchange` {@link StopChange}, `refused` {decision, reason}.
 */
export default class StopMenu extends LightningElement {
    @api item?: DayItem;
    @api days: readonly DayOption[] = [];
    /** The shift that the stop is in. */
    @api shiftId = '';

    get label(): string {
        return fillLabel(changeOf, this.item?.name ?? '');
    }

    readonly words = { refuse };

    get refusals(): readonly MenuEntry[] {
        if (this.item?.kind !== 'stop') return [];
        return [
            { value: `${REFUSE}${LATER}`, label: later, icon: 'utility:clock' },
            ...Object.entries(REFUSAL_WORDS).map(([reason, label]) => ({
                value: `${REFUSE}${reason}`,
                label,
                icon: 'utility:close'
            }))
        ];
    }

    get hasRefusals(): boolean {
        return this.refusals.length > 0;
    }

    get entries(): readonly MenuEntry[] {
        const { item } = this;
        if (item?.kind === 'visit') return [{ value: 'cancel', label: cancelVisit, icon: 'utility:close' }];
        const number = item?.number ?? 0;
        const isLast = number === item?.stopCount;
        return [
            ...(number > 1 ? [{ value: 'earlier', label: earlier, icon: 'utility:arrowup' }] : []),
            ...(isLast ? [] : [{ value: 'later', label: laterInDay, icon: 'utility:arrowdown' }]),
            ...this.days
                .filter(({ shiftId }) => shiftId !== this.shiftId)
                .map(({ shiftId, label }) => ({
                    value: `${MOVE}${shiftId}`,
                    label: fillLabel(moveTo, label),
                    icon: 'utility:forward'
                })),
            { value: 'pin', label: item?.isPinned ? unpin : pin, icon: 'utility:pinned' },
            { value: 'remove', label: remove, icon: 'utility:delete' }
        ];
    }

    /** A finger beside the small button means the button. */
    handleTarget(event: Event): void {
        if (event.target !== event.currentTarget) return;
        (this.template?.querySelector('.menu') as { click(): void } | null)?.click();
    }

    handleSelect(event: CustomEvent<{ value: string }>): void {
        const { value } = event.detail;
        if (value.startsWith(REFUSE)) {
            this.refuse(value.slice(REFUSE.length));
            return;
        }
        const isMove = value.startsWith(MOVE);
        const detail: StopChange = {
            recordId: this.item?.recordId ?? '',
            key: this.item?.key ?? '',
            action: isMove ? 'move' : (value as StopAction),
            shiftId: isMove ? value.slice(MOVE.length) : ''
        };
        this.dispatchEvent(new CustomEvent('stopchange', { detail }));
    }

    private refuse(value: string): void {
        const isLater = value === LATER;
        const detail = { decision: isLater ? 'later' : 'rejected', reason: isLater ? 'not-now' : value };
        this.dispatchEvent(new CustomEvent('refused', { detail }));
    }
}
