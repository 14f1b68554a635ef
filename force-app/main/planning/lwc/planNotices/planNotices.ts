import { LightningElement, api } from 'lwc';
import type { Plan, UnassignedCandidate, UnassignedCode } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { unassignedText } from 'c/planText';
import type { Names } from 'c/planView';
import arrangedNoRoom from '@salesforce/label/c.Fieldmap_Notice_ArrangedNoRoom';
import estimated from '@salesforce/label/c.Fieldmap_Notice_Estimated';
import fewCandidates from '@salesforce/label/c.Fieldmap_Notice_FewCandidates';
import heading from '@salesforce/label/c.Fieldmap_Notices_Heading';
import hoursUnreadable from '@salesforce/label/c.Fieldmap_Notice_HoursUnreadable';
import notConsidered from '@salesforce/label/c.Fieldmap_Notice_NotConsidered';
import promiseBroken from '@salesforce/label/c.Fieldmap_Notice_PromiseBroken';
import requiredLeftOut from '@salesforce/label/c.Fieldmap_Notice_RequiredLeftOut';
import requiredNoRoom from '@salesforce/label/c.Fieldmap_Notice_RequiredNoRoom';
import requiredUnknown from '@salesforce/label/c.Fieldmap_Notice_RequiredUnknown';
import travelHoles from '@salesforce/label/c.Fieldmap_Notice_TravelHoles';
import wantedAll from '@salesforce/label/c.Fieldmap_Week_WantedAll';
import wantedSome from '@salesforce/label/c.Fieldmap_Week_WantedSome';
import wantedTooMany from '@salesforce/label/c.Fieldmap_Week_WantedTooMany';

type Params = Plan['notices'][number]['params'];
type Formatters = ReturnType<typeof formattersFor>;

/** Labels with the name of the record first, then what else they need. */
const WORDS: Readonly<Record<string, string>> = {
    'arranged-does-not-fit': arrangedNoRoom,
    'few-candidates': fewCandidates,
    'not-considered': notConsidered,
    'opening-hours-unreadable': hoursUnreadable,
    'promise-not-kept': promiseBroken,
    'required-does-not-fit': requiredNoRoom,
    'required-left-out': requiredLeftOut,
    'required-unknown': requiredUnknown,
    'travel-estimated': estimated,
    'travel-holes': travelHoles
};

/** What the reader of a plan must know about it, with the next step: a plan is never silently incomplete. */
export default class PlanNotices extends LightningElement {
    @api plan?: Plan;
    @api names: Names = {};
    /** Records that the person chose for this plan, and how many they were before they were cut. */
    @api wanted: readonly string[] = [];
    @api wantedCount = 0;

    readonly words = { heading };

    get wantedText(): string {
        const { plan, wanted } = this;
        if (!plan || wanted.length === 0) return '';
        const format = formattersFor();
        const planned = new Set(plan.shifts.flatMap(({ stops }) => stops.map(({ recordId }) => recordId)));
        const found = wanted.filter((recordId) => planned.has(recordId)).length;
        const isAll = found === wanted.length;
        return fillLabel(
            isAll ? wantedAll : wantedSome,
            ...(isAll ? [found] : [found, wanted.length]).map((count) => format.number(count))
        );
    }

    get cutText(): string {
        const format = formattersFor();
        return this.wantedCount > this.wanted.length
            ? fillLabel(wantedTooMany, format.number(this.wanted.length), format.number(this.wantedCount))
            : '';
    }

    get entries(): readonly { readonly key: string; readonly text: string }[] {
        const format = formattersFor();
        const told = new Set<unknown>();
        return (this.plan?.notices ?? []).flatMap((notice, index) => {
            const { code, params } = notice;
            const words = WORDS[code];
            // One sentence a record: the first says why, others only repeat that it is out.
            if (words === undefined || !this.isNews(notice) || told.has(params['recordId'])) return [];
            if (params['recordId'] !== undefined) told.add(params['recordId']);
            return [{ key: `${code}-${index}`, text: this.textOf(words, params, format) }];
        });
    }

    get isEmpty(): boolean {
        return this.wantedText === '' && this.entries.length === 0;
    }

    /** A repair is made of wishes that nobody made: what it takes out stands in the difference. */
    private isNews({ code, params }: Plan['notices'][number]): boolean {
        if (this.plan?.baseId === undefined || !code.startsWith('required-')) return true;
        return this.wanted.includes(String(params['recordId']));
    }

    private textOf(words: string, params: Params, format: Formatters): string {
        const { recordId, rule, count, limit, pairs } = params;
        if (recordId === undefined) {
            return fillLabel(words, format.number(Number(count ?? pairs ?? 0)), format.number(Number(limit ?? 0)));
        }
        const name = this.names[recordId]?.name ?? String(recordId);
        if (rule === undefined) return fillLabel(words, name);
        const candidate = { code: rule as UnassignedCode, params } as UnassignedCandidate;
        return fillLabel(words, name, unassignedText(candidate, format));
    }
}
