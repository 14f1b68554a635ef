import { LightningElement, api } from 'lwc';
import type { NewTrackingDevice, PositionReport, Tracking } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { fillLabel, formattersFor } from 'c/formatters';
import { addDevice, readTracking, removeDevice, uploadPositions } from 'c/visitDayData';
import { LABELS } from './labels.ts';
import { uploadFaultOf } from './uploadFault.ts';

/** What one Apex call takes; a day at a point a second has about 86,400 positions in 6 MB of GPX. */
const MAX_CHARACTERS = 5_000_000;
const LISTED_ROWS = 5;

/**
 * Location apps that report with a key of their own (OwnTracks and alike), and files of positions (GPX, CSV).
 *
 * Events: `positionsuploaded` {report}.
 */
export default class TrackingDevices extends LightningElement {
    @api
    get tracking(): Tracking | null {
        return this.known;
    }
    set tracking(value: Tracking | null) {
        this.known = value;
    }

    readonly words = LABELS;
    known: Tracking | null = null;
    added: NewTrackingDevice | null = null;
    report: PositionReport | null = null;
    /** Of the list of location apps; the file has a place of its own beside its chooser. */
    error = '';
    fileError = '';
    isBusy = false;
    private name = '';

    get devices(): readonly object[] {
        const { words } = this;
        return (this.known?.devices ?? []).map(({ deviceId, name, lastUsedAt }) => ({
            deviceId,
            name,
            used:
                lastUsedAt === null ? words.neverUsed : fillLabel(words.lastUsed, formattersFor().dateTime(lastUsedAt))
        }));
    }
    get hasReport(): boolean {
        return this.report !== null;
    }
    get reportText(): string {
        const { accepted = 0, received = 0, duplicates = 0, refusedCount = 0 } = this.report ?? {};
        const format = formattersFor();
        return fillLabel(
            this.words.accepted,
            ...[accepted, received, duplicates, refusedCount].map((count) => format.number(count))
        );
    }
    get refused(): readonly object[] {
        return (this.report?.refused ?? []).slice(0, LISTED_ROWS).map(({ row, expected, got }) => ({
            key: row,
            text: fillLabel(this.words.row, row, expected, got)
        }));
    }

    handleName(event: Event): void {
        this.name = (event.target as HTMLInputElement).value.trim();
    }

    async handleAdd(): Promise<void> {
        if (this.name === '') {
            this.template?.querySelector<HTMLElement>('.name')?.focus();
            return;
        }
        await this.during(async () => {
            this.added = await addDevice(this.name);
            this.known = await readTracking();
        });
    }

    async handleRemove(event: Event): Promise<void> {
        const { id = '' } = (event.currentTarget as HTMLElement).dataset;
        await this.during(async () => {
            await removeDevice(id);
            if (this.added?.deviceId === id) this.added = null;
            this.known = await readTracking();
        });
    }

    async handleFile(event: Event): Promise<void> {
        const input = event.target as HTMLInputElement;
        const file = input.files?.[0];
        if (!file) return;
        this.report = null;
        this.fileError = '';
        this.isBusy = true;
        await this.upload(file);
        this.isBusy = false;
        // The same file, put right, can be chosen again.
        input.value = '';
    }

    private async upload(file: File): Promise<void> {
        const format = file.name.toLowerCase().split('.').pop();
        if (format !== 'gpx' && format !== 'csv') {
            this.fileError = this.words.wrongFile;
            return;
        }
        if (file.size > MAX_CHARACTERS) {
            this.fileError = this.words.tooLarge;
            return;
        }
        try {
            const report = await uploadPositions({ fileName: file.name, format, text: await textOf(file) });
            this.report = report;
            this.dispatchEvent(new CustomEvent('positionsuploaded', { detail: { report } }));
        } catch (error) {
            this.fileError = uploadFaultOf(error, format);
        }
    }

    private async during(task: () => Promise<void>): Promise<void> {
        this.isBusy = true;
        this.error = '';
        try {
            await task();
        } catch (error) {
            this.error = errorTextOf(error).title;
        } finally {
            this.isBusy = false;
        }
    }
}

function textOf(file: File): Promise<string> {
    return new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.onerror = () => reject(new Error(reader.error?.message ?? ''));
        reader.readAsText(file);
    });
}
