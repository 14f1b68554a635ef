import { LightningElement, api } from 'lwc';
import { fillLabel, formattersFor } from 'c/formatters';
import { SIGNS, STATE_WORDS, statusSentence, WORDS, type BoardRow, type StopView } from 'c/liveText';

/** One person's day: status, progress, stops in order. Events: `stopselected` {visitId}, `personselected` {userId}. */
export default class LiveRow extends LightningElement {
    @api row!: BoardRow;
    /** Names of customers by id, beyond those of the visits. */
    @api names: Readonly<Record<string, string>> = {};
    /** Another day than today: only visits count. */
    @api selectedId = '';

    get statusText(): string {
        return statusSentence(this.row, formattersFor(), (id) => this.names[id]);
    }

    get progressText(): string {
        const format = formattersFor();
        return fillLabel(WORDS.progress, format.number(this.row.done), format.number(this.row.due));
    }

    get barStyle(): string {
        const { done, due } = this.row;
        return `width: ${due === 0 ? 0 : Math.round((100 * done) / due)}%`;
    }

    get stops(): readonly object[] {
        return this.row.stops.map((stop) => this.viewOf(stop));
    }

    get seenText(): string {
        return fillLabel(WORDS.seenOf, this.row.person.name);
    }

    handlePerson(): void {
        this.dispatchEvent(new CustomEvent('personselected', { detail: { userId: this.row.person.userId } }));
    }

    handleStop(event: Event): void {
        const visitId = (event.currentTarget as HTMLElement).dataset['visit'] ?? '';
        this.dispatchEvent(new CustomEvent('stopselected', { detail: { visitId } }));
    }

    private viewOf({ visit, state }: StopView): object {
        const format = formattersFor();
        const begins = visit.actualStart ?? visit.plannedStart;
        const time = begins === null ? WORDS.unplanned : format.time(begins);
        const name = visit.name ?? WORDS.someCustomer;
        const selected = visit.visitId === this.selectedId ? ' stop_selected' : '';
        return {
            visitId: visit.visitId,
            state,
            time,
            name,
            sign: SIGNS[state],
            stateText: STATE_WORDS[state],
            title: `${time} ${name} · ${STATE_WORDS[state]}`,
            stopClass: `stop stop_${state}${selected}`
        };
    }
}
