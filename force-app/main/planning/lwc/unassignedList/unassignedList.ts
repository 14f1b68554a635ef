import { LightningElement, api } from 'lwc';
import type { Plan, UnassignedCandidate, UnassignedCode } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { unassignedText } from 'c/planText';
import type { Names } from 'c/planView';
import { StopDrag } from 'c/stopDrag';
import addOf from '@salesforce/label/c.Fieldmap_Week_AddOf';
import addTo from '@salesforce/label/c.Fieldmap_Week_AddTo';
import heading from '@salesforce/label/c.Fieldmap_Week_LeftOut';
import more from '@salesforce/label/c.Fieldmap_Week_ShowMore';
import pointsLabel from '@salesforce/label/c.Fieldmap_Week_Points';
import whatItTakes from '@salesforce/label/c.Fieldmap_Week_WhatItTakes';

const FIRST_COUNT = 8;
/** These have a reason that a place in the week would not take away. */
const NOT_ADDABLE: ReadonlySet<UnassignedCode> = new Set(['already-planned', 'rejected', 'forbidden', 'unreachable']);

interface Row {
    readonly recordId: string;
    readonly objectApiName: string;
    readonly name: string;
    readonly text: string;
    readonly advice: string;
    readonly points: string;
    readonly addLabel: string;
    /** Null place: it can not be driven to. */
    readonly canAdd: boolean;
    readonly canAsk: boolean;
}

/**
 * Who is not in the plan and why: those who could come in first, the most valuable on top.
 *
 * Events: `openrecord`, `reasonsopened` {recordId}, `stopadded` {recordId, shiftId}. `stopcarry` (see c/stopDrag):
 * rows can be carried to a day.
 */
export default class UnassignedList extends LightningElement {
    @api plan?: Plan;
    @api names: Names = {};
    /** What it would take, by record id; known once somebody asked. */
    @api advice: Readonly<Record<string, string>> = {};
    @api isReadOnly = false;
    /** False while the plan differs from what the service knows: its answers would be about another week. */
    @api canAsk = false;

    readonly words = { whatItTakes };
    shownCount = FIRST_COUNT;
    private readonly drag = new StopDrag((detail) => this.dispatchEvent(new CustomEvent('stopcarry', { detail })));

    get heading(): string {
        return fillLabel(heading, formattersFor().number(this.plan?.unassignedCount ?? 0));
    }

    get rows(): readonly Row[] {
        const format = formattersFor();
        // Those who could come in stand first; within both groups the order by value stays.
        const all = this.plan?.unassigned ?? [];
        const ordered = [...all.filter(isAddable), ...all.filter((candidate) => !isAddable(candidate))];
        return ordered.slice(0, this.shownCount).map((candidate): Row => {
            const { recordId, objectApiName } = candidate;
            const name = this.names[recordId]?.name ?? '…';
            const canAdd = isAddable(candidate) && !this.isReadOnly;
            const advice = this.advice[recordId] ?? '';
            return {
                recordId,
                objectApiName,
                name,
                text: unassignedText(candidate, format),
                advice,
                points: fillLabel(pointsLabel, format.number(candidate.points)),
                addLabel: fillLabel(addOf, name),
                canAdd,
                canAsk: this.canAsk && canAdd && advice === ''
            };
        });
    }

    get days(): readonly { readonly shiftId: string; readonly label: string }[] {
        const format = formattersFor();
        return (this.plan?.shifts ?? []).map(({ shiftId, date }) => ({
            shiftId,
            label: fillLabel(addTo, format.weekday(date))
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

    handleAsk(event: Event): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('reasonsopened', { detail: { recordId: id } }));
    }

    handleAdd(event: CustomEvent<{ value: string }>): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('stopadded', { detail: { recordId: id, shiftId: event.detail.value } }));
    }

    handlePointerDown(event: PointerEvent): void {
        const { id = '' } = (event.currentTarget as HTMLElement).dataset;
        const row = this.rows.find(({ recordId }) => recordId === id);
        if (row?.canAdd) this.drag.down(event, id, row.name);
    }
}

function isAddable({ code, place }: UnassignedCandidate): boolean {
    return place !== null && !NOT_ADDABLE.has(code);
}
