import type { CounterfactualChange, ExplainedCandidate, ExplainedStop } from 'c/contracts';
import { fillLabel, type Formatters } from 'c/formatters';
import type { ViolationCode } from 'c/planSchedule';
import allow from '@salesforce/label/c.Fieldmap_Week_ChangeAllow';
import cancelPlanned from '@salesforce/label/c.Fieldmap_Week_ChangeCancelPlanned';
import findRoad from '@salesforce/label/c.Fieldmap_Week_ChangeFindRoad';
import setAside from '@salesforce/label/c.Fieldmap_Week_ChangeSetRejectionAside';
import setCoordinates from '@salesforce/label/c.Fieldmap_Week_ChangeSetCoordinates';
import shortenVisit from '@salesforce/label/c.Fieldmap_Week_ChangeShortenVisit';
import visitEarly from '@salesforce/label/c.Fieldmap_Week_ChangeVisitEarly';
import whenClosed from '@salesforce/label/c.Fieldmap_Week_ChangeVisitWhenClosed';
import anotherDay from '@salesforce/label/c.Fieldmap_Week_ChangeWorkAnotherDay';
import minutesOnly from '@salesforce/label/c.Fieldmap_Week_ChangeInMinutes';
import fitByDropping from '@salesforce/label/c.Fieldmap_Week_FitByDropping';
import fitFree from '@salesforce/label/c.Fieldmap_Week_FitFree';
import fitNever from '@salesforce/label/c.Fieldmap_Week_FitNever';
import replacedBy from '@salesforce/label/c.Fieldmap_Week_ReplacedBy';
import replacedByNobody from '@salesforce/label/c.Fieldmap_Week_ReplacedByNobody';
import afterEnd from '@salesforce/label/c.Fieldmap_Violation_AfterEndOfDay';
import lunchDoesNotFit from '@salesforce/label/c.Fieldmap_Violation_Lunch';
import outsideWindow from '@salesforce/label/c.Fieldmap_Violation_OutsideWindow';
import overlaps from '@salesforce/label/c.Fieldmap_Violation_Overlaps';
import tooMany from '@salesforce/label/c.Fieldmap_Violation_TooMany';
import { pointsText } from './points.ts';

const VIOLATION_WORDS: Readonly<Record<ViolationCode, string>> = {
    'outside-window': outsideWindow,
    'overlaps-appointment': overlaps,
    'after-end-of-day': afterEnd,
    'lunch-does-not-fit': lunchDoesNotFit,
    'too-many-visits': tooMany
};

const CHANGE_WORDS: Readonly<Record<CounterfactualChange['code'], string>> = {
    'visit-early': visitEarly,
    'set-rejection-aside': setAside,
    allow,
    'visit-when-closed': whenClosed,
    'set-coordinates': setCoordinates,
    'cancel-planned-visit': cancelPlanned,
    'find-a-road': findRoad,
    'shorten-visit': shortenVisit,
    'work-another-day': anotherDay
};

type NameOf = (recordId: string) => string;

export function violationText(code: ViolationCode): string {
    return VIOLATION_WORDS[code];
}

/** `+6 min` or `−6 min`; travel that a change costs or saves. */
export function travelChangeText(seconds: number, format: Formatters): string {
    const minutes = Math.round(seconds / 60);
    return fillLabel(minutesOnly, `${minutes < 0 ? '−' : '+'}${format.number(Math.abs(minutes))}`);
}

/** Who would come in for a stop: "Instead: B (−14 points, −6 min)". */
export function replacementText({ replacement }: ExplainedStop, nameOf: NameOf, format: Formatters): string {
    if (replacement === null) return replacedByNobody;
    const { recordId, pointsChange, travelChangeSeconds } = replacement;
    return fillLabel(
        replacedBy,
        nameOf(recordId),
        pointsText(pointsChange, format),
        travelChangeText(travelChangeSeconds, format)
    );
}

/** What would have to change first, and what it costs then: "To visit before 3 Dec: on Tue, drop D: −14 points, +6 min". */
export function counterfactualText(candidate: ExplainedCandidate, nameOf: NameOf, format: Formatters): string {
    const { change } = candidate;
    const cost = costText(candidate, nameOf, format);
    if (change === undefined) return cost || fitNever;
    const { availableFrom, visitMinutes } = change.params;
    const what =
        typeof availableFrom === 'string' ? format.weekday(availableFrom.slice(0, 10)) : String(visitMinutes ?? '');
    return [fillLabel(CHANGE_WORDS[change.code], what), cost].filter(Boolean).join(' ');
}

function costText({ counterfactual }: ExplainedCandidate, nameOf: NameOf, format: Formatters): string {
    if (counterfactual === null) return '';
    const { date, removed, pointsChange, travelChangeSeconds } = counterfactual;
    const day = format.weekday(date);
    const points = pointsText(pointsChange, format);
    const travel = travelChangeText(travelChangeSeconds, format);
    if (removed.length === 0) return fillLabel(fitFree, day, points, travel);
    return fillLabel(fitByDropping, day, removed.map(({ recordId }) => nameOf(recordId)).join(', '), points, travel);
}
