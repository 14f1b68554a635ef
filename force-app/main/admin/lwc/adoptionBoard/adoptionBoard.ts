import { LightningElement } from 'lwc';
import getAdoption from '@salesforce/apex/AdoptionController.getAdoption';
import getNames from '@salesforce/apex/MapController.getNames';
import getContext from '@salesforce/apex/SessionController.getContext';
import type { Adoption, AdoptionNumbers, SessionContext, VisitSources } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { addLocalDays } from 'c/visitRules';
import { adoptionCsv } from './adoptionCsv.ts';
import { WORDS } from './words.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'noAccess' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly adoption: Adoption };

const PERIODS = [13, 26, 52] as const;
const SOURCES = ['plan', 'detected', 'manual', 'other'] as const;
const LAST_WEEKS = 4;

/** Who uses what, and what it spares; for managers (the people below them) and admins (everybody). */
export default class AdoptionBoard extends LightningElement {
    readonly words = WORDS;
    state: State = { kind: 'loading' };
    weeks = '26';
    names: ReadonlyMap<string, string> = new Map();
    private sequence = 0;

    connectedCallback(): void {
        void this.start();
    }

    get adoption(): Adoption | null {
        return this.state.kind === 'ready' ? this.state.adoption : null;
    }

    get isEmpty(): boolean {
        const { adoption } = this;
        return adoption !== null && adoption.weeks.every((week) => countOf(week.visits) + answersOf(week) === 0);
    }

    get intro(): string {
        const { adoption } = this;
        const format = formattersFor();
        return adoption ? fillLabel(WORDS.intro, format.date(adoption.fromDate), format.date(adoption.toDate)) : '';
    }

    get periods(): readonly { readonly value: string; readonly label: string; readonly isSelected: boolean }[] {
        return PERIODS.map((count) => ({
            value: String(count),
            label: fillLabel(WORDS.weeks, formattersFor().number(count)),
            isSelected: String(count) === this.weeks
        }));
    }

    get tiles(): readonly { readonly label: string; readonly value: string; readonly hint: string }[] {
        const { adoption } = this;
        if (adoption === null) return [];
        const format = formattersFor();
        // The week before this one is the last whole one.
        const last = adoption.weeks.at(-2);
        const recent = adoption.weeks.slice(-1 - LAST_WEEKS, -1);
        const visits = recent.reduce((sum, week) => sum + countOf(week.visits), 0);
        const found = recent.reduce((sum, week) => sum + week.visits.plan + week.visits.detected, 0);
        const all = sumOf(adoption);
        const reports = median(adoption);
        return [
            {
                label: WORDS.active,
                value: fillLabel(
                    WORDS.activeValue,
                    format.number(last?.activePeople ?? 0),
                    format.number(adoption.peopleWithAccess)
                ),
                hint: WORDS.activeHint
            },
            {
                label: WORDS.notTyped,
                value: visits === 0 ? '–' : format.percent(found / visits),
                hint: WORDS.notTypedHint
            },
            {
                label: WORDS.accepted,
                value: all.answers === 0 ? '–' : format.percent(all.accepted / all.answers),
                hint: fillLabel(WORDS.acceptedHint, format.number(all.accepted), format.number(all.answers))
            },
            {
                label: WORDS.report,
                value: reports === null ? '–' : fillLabel(WORDS.seconds, format.number(reports)),
                hint: all.measured === 0 ? WORDS.reportNone : fillLabel(WORDS.reportHint, format.number(all.measured))
            }
        ];
    }

    get liveText(): string {
        const { goLiveDate = null, goLiveFrom = null } = this.adoption ?? {};
        if (goLiveDate === null) return WORDS.liveNot;
        return fillLabel(
            goLiveFrom === 'setting' ? WORDS.liveSetting : WORDS.liveFirst,
            formattersFor().date(goLiveDate)
        );
    }

    get sides(): readonly object[] {
        const { adoption } = this;
        if (adoption === null) return [];
        const most = Math.max(1, adoption.before.entriesPerVisit ?? 0, adoption.after.entriesPerVisit ?? 0);
        return [
            sideOf('before', WORDS.before, adoption.before, most),
            sideOf('after', WORDS.after, adoption.after, most)
        ];
    }

    get rows(): readonly object[] {
        const { adoption } = this;
        if (adoption === null) return [];
        const format = formattersFor();
        const most = Math.max(1, ...adoption.weeks.map(({ visits }) => countOf(visits)));
        const { goLiveDate } = adoption;
        return [...adoption.weeks].reverse().map((week) => ({
            weekFrom: week.weekFrom,
            week: format.date(week.weekFrom),
            isGoLive: goLiveDate !== null && week.weekFrom <= goLiveDate && goLiveDate < addLocalDays(week.weekFrom, 7),
            visits: format.number(countOf(week.visits)),
            bars: SOURCES.map((source) => ({
                source,
                className: `part part_${source}`,
                style: `width: ${(week.visits[source] / most) * 100}%`
            })),
            barText: fillLabel(
                WORDS.bars,
                ...(['manual', 'plan', 'detected', 'other'] as const).map((source) =>
                    format.number(week.visits[source])
                )
            ),
            people: format.number(week.activePeople),
            answers: fillLabel(WORDS.answersText, format.number(week.accepted), format.number(answersOf(week))),
            report:
                week.medianReportSeconds === null
                    ? '–'
                    : fillLabel(WORDS.seconds, format.number(week.medianReportSeconds)),
            entries: week.entriesPerVisit === null ? '–' : format.number(week.entriesPerVisit, 1)
        }));
    }

    get people(): readonly object[] {
        const format = formattersFor();
        return (this.adoption?.people ?? []).map(
            ({ userId, lastActiveOn, visits, accepted, decisions, ...person }) => ({
                userId,
                name: this.names.get(userId) ?? userId,
                lastActive: lastActiveOn === null ? WORDS.never : format.date(lastActiveOn),
                className: lastActiveOn === null ? 'quiet' : '',
                manual: format.number(visits.manual + visits.other),
                found: format.number(visits.plan + visits.detected),
                answers: fillLabel(WORDS.answersText, format.number(accepted), format.number(decisions)),
                report:
                    person.medianReportSeconds === null
                        ? '–'
                        : fillLabel(WORDS.seconds, format.number(person.medianReportSeconds))
            })
        );
    }

    get peopleNote(): string {
        const shown = this.adoption?.people.length ?? 0;
        const all = this.adoption?.personCount ?? 0;
        const format = formattersFor();
        return shown < all ? fillLabel(WORDS.peopleLimit, format.number(shown), format.number(all)) : '';
    }

    handlePeriod(event: Event): void {
        this.weeks = (event.target as HTMLSelectElement).value;
        void this.load();
    }

    handleRetry(): void {
        void this.start();
    }

    handleExport(): void {
        const { adoption } = this;
        if (adoption === null) return;
        const link = document.createElement('a');
        // The mark at the beginning tells spreadsheets that names are UTF-8.
        const text = `\uFEFF${adoptionCsv(adoption, this.names)}`;
        link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
        link.download = `fieldmap-adoption-${adoption.fromDate}-${adoption.toDate}.csv`;
        link.click();
        URL.revokeObjectURL(link.href);
    }

    private async start(): Promise<void> {
        this.state = { kind: 'loading' };
        try {
            const { hasAccess, role } = JSON.parse(await getContext()) as SessionContext;
            if (!hasAccess || role === 'rep') {
                this.state = { kind: 'noAccess' };
                return;
            }
        } catch (error) {
            this.state = { kind: 'failed', error };
            return;
        }
        await this.load();
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        try {
            const adoption = JSON.parse(await getAdoption({ weeks: Number(this.weeks) })) as Adoption;
            const ids = adoption.people.map(({ userId }) => userId);
            const found =
                ids.length === 0 ? {} : (JSON.parse(await getNames({ ids })) as Record<string, { name: string }>);
            if (sequence !== this.sequence) return;
            this.names = new Map(Object.entries(found).map(([id, { name }]) => [id, name]));
            this.state = { kind: 'ready', adoption };
        } catch (error) {
            if (sequence === this.sequence) this.state = { kind: 'failed', error };
        }
    }
}

const countOf = ({ manual, plan, detected, other }: VisitSources): number => manual + plan + detected + other;

const answersOf = ({ accepted, later, rejected }: AdoptionNumbers): number => accepted + later + rejected;

function sumOf({ before, after }: Adoption): { accepted: number; answers: number; measured: number } {
    return {
        accepted: before.accepted + after.accepted,
        answers: answersOf(before) + answersOf(after),
        measured: before.measuredReports + after.measuredReports
    };
}

/** Reports are measured from the first day of Fieldmap on; without such a day they all lie before. */
function median({ before, after }: Adoption): number | null {
    return after.medianReportSeconds ?? before.medianReportSeconds;
}

function sideOf(key: string, title: string, { entriesPerVisit, visits }: AdoptionNumbers, most: number): object {
    const format = formattersFor();
    return {
        key,
        title,
        className: `side-bar side-bar_${key}`,
        style: `width: ${((entriesPerVisit ?? 0) / most) * 100}%`,
        value:
            entriesPerVisit === null
                ? WORDS.noVisits
                : fillLabel(WORDS.entriesValue, format.number(entriesPerVisit, 1)),
        visits: fillLabel(WORDS.visitsCount, format.number(countOf(visits)))
    };
}
