import { LightningElement, api } from 'lwc';
import type { PlanDifference, RemovalCause, StopMoment } from 'c/contracts';
import { fillLabel, type Formatters, formattersFor } from 'c/formatters';
import { pointsText, travelChangeText } from 'c/planText';
import type { Names } from 'c/planView';
import back from '@salesforce/label/c.Fieldmap_Week_ReviewBack';
import cancelled from '@salesforce/label/c.Fieldmap_Week_ReviewCancelled';
import displaced from '@salesforce/label/c.Fieldmap_Week_ReviewDisplaced';
import heading from '@salesforce/label/c.Fieldmap_Week_ReviewHeading';
import nothing from '@salesforce/label/c.Fieldmap_Week_ReviewNothing';
import pointsLabel from '@salesforce/label/c.Fieldmap_Week_Points';
import replaced from '@salesforce/label/c.Fieldmap_Week_ReviewReplaced';
import titleAdded from '@salesforce/label/c.Fieldmap_Week_ReviewAdded';
import titleMoved from '@salesforce/label/c.Fieldmap_Week_ReviewMoved';
import titleRemoved from '@salesforce/label/c.Fieldmap_Week_ReviewRemoved';
import titleRetimed from '@salesforce/label/c.Fieldmap_Week_ReviewRetimed';

const CAUSE_WORDS: Readonly<Record<RemovalCause, string>> = { cancelled, displaced, replaced };

interface Row {
    readonly key: string;
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly note: string;
    readonly isMove: boolean;
}

/** What a repair would change, for the eye before it is accepted. Event `reviewback`: rather not. */
export default class ChangeReview extends LightningElement {
    @api difference?: PlanDifference;
    @api names: Names = {};
    @api timeZone = '';
    @api isReadOnly = false;

    readonly words = { back, heading, nothing };

    get sums(): string {
        const { difference, format } = this;
        if (!difference) return '';
        const points = fillLabel(pointsLabel, pointsText(difference.pointsChange, format));
        return `${points} · ${travelChangeText(difference.travelChangeSeconds, format)}`;
    }

    get groups(): readonly { readonly title: string; readonly rows: readonly Row[] }[] {
        const { difference, format } = this;
        if (!difference) return [];
        const { moved, added, removed, retimed } = difference;
        const row = (stopId: string, recordId: string, changes: Partial<Row>): Row => ({
            key: stopId,
            name: this.names[recordId]?.name ?? '…',
            before: '',
            after: '',
            note: '',
            isMove: false,
            ...changes
        });
        const twoTimes = ({ stopId, recordId, before, after }: (typeof moved | typeof retimed)[number]): Row =>
            row(stopId, recordId, {
                before: momentText(before, format),
                after: momentText(after, format),
                isMove: true
            });
        return [
            {
                title: titleAdded,
                rows: added.map(({ stopId, recordId, points, after }) =>
                    row(stopId, recordId, { after: momentText(after, format), note: pointsText(points, format) })
                )
            },
            {
                title: titleRemoved,
                rows: removed.map(({ stopId, recordId, before, cause }) =>
                    row(stopId, recordId, { before: momentText(before, format), note: CAUSE_WORDS[cause] })
                )
            },
            { title: titleMoved, rows: moved.map(twoTimes) },
            { title: titleRetimed, rows: retimed.map(twoTimes) }
        ]
            .filter(({ rows }) => rows.length > 0)
            .map(({ title, rows }) => ({ title: fillLabel(title, format.number(rows.length)), rows }));
    }

    get isUnchanged(): boolean {
        return this.groups.length === 0;
    }

    handleBack(): void {
        this.dispatchEvent(new CustomEvent('reviewback'));
    }

    private get format(): Formatters {
        return formattersFor(this.timeZone ? { timeZone: this.timeZone } : undefined);
    }
}

/** `Mon, Jan 5 09:30`. */
function momentText({ date, beginsAt }: StopMoment, format: Formatters): string {
    return `${format.weekday(date)} ${format.time(beginsAt)}`;
}
