import { LightningElement, api } from 'lwc';
import type { OpenPromise, VisitBriefing as Briefing } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import concerns from '@salesforce/label/c.Fieldmap_Brief_Concerns';
import due from '@salesforce/label/c.Fieldmap_Brief_Due';
import first from '@salesforce/label/c.Fieldmap_Brief_First';
import last from '@salesforce/label/c.Fieldmap_Brief_Last';
import promises from '@salesforce/label/c.Fieldmap_Brief_Promises';
import deals from '@salesforce/label/c.Fieldmap_Brief_Deals';

/** What to know on arrival: the previous visit, what was promised, the open deals. */
export default class VisitBriefing extends LightningElement {
    @api briefing: Briefing | null = null;

    readonly words = { concerns, deals, due, first, last, promises };

    get lastText(): string {
        const { previous } = this.briefing ?? {};
        if (!previous) return this.words.first;
        const when = this.format.date(previous.date);
        return [fillLabel(this.words.last, when), previous.visitorName, previous.outcome].filter(Boolean).join(' · ');
    }
    get notes(): string {
        return this.briefing?.previous?.notes ?? '';
    }
    get concerns(): string {
        return this.briefing?.previous?.concerns ?? '';
    }
    get hasPromises(): boolean {
        return this.promises.length > 0;
    }
    get promises(): readonly object[] {
        return (this.briefing?.promises ?? []).map((promise, key) => ({
            key,
            text: promise.text,
            due: this.dueText(promise)
        }));
    }
    get hasDeals(): boolean {
        return this.deals.length > 0;
    }
    get deals(): readonly object[] {
        return (this.briefing?.deals ?? []).map(({ opportunityId, name, stage }) => ({
            key: opportunityId,
            text: [name, stage].filter(Boolean).join(' · ')
        }));
    }

    private dueText({ dueDate }: OpenPromise): string {
        return dueDate === null ? '' : fillLabel(this.words.due, this.format.date(dueDate));
    }

    private get format(): ReturnType<typeof formattersFor> {
        return formattersFor();
    }
}
