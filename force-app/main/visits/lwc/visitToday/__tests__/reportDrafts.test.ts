import type { DraftAnswer, DraftWrite, StoredDraft } from 'c/contracts';
import type { ReportDraft } from 'c/visitDayState';
import { ReportDrafts, type KeptDraft } from '../reportDrafts.ts';

const NO_KEYS = new Set<string>();
const valuesOf = (notes: string): ReportDraft => ({
    ...{ outcome: '', notes, concerns: '', nextStep: '', nextStepDate: '', contactId: '', opportunityId: '' },
    ...{ startTime: '', endTime: '', openSeconds: 0 }
});

/** What VisitDraft.cls does. */
class FakeSalesforce {
    isOnline = true;
    stored: StoredDraft[] = [];

    readonly send = async ({ clientKey, text, replaces }: DraftWrite): Promise<DraftAnswer> => {
        if (!this.isOnline) throw new TypeError('Failed to fetch');
        const draft = JSON.parse(text) as KeptDraft;
        const known = this.stored.find((each) => each.clientKey === clientKey);
        const before = known ? (JSON.parse(known.text) as KeptDraft) : null;
        const isOwn = before?.deviceId === draft.deviceId;
        if (before && before.editedAt >= draft.editedAt) return { isKept: isOwn, other: isOwn ? null : known!.text };
        this.stored = [...this.stored.filter((each) => each !== known), { clientKey, text }];
        return { isKept: true, other: before && !isOwn && before.editedAt !== replaces ? known!.text : null };
    };
}

class Device {
    readonly notes = new Map<string, string>();
    readonly drafts: ReportDrafts;
    private readonly salesforce: FakeSalesforce;
    private readonly clock: { ms: number };

    constructor(deviceId: string, salesforce: FakeSalesforce, clock: { ms: number }) {
        this.salesforce = salesforce;
        this.clock = clock;
        const { notes } = this;
        this.drafts = new ReportDrafts({
            store: {
                readNote: <Value>(name: string) => JSON.parse(notes.get(name) ?? 'null') as Value | null,
                writeNote: (name, value) => void notes.set(name, JSON.stringify(value)),
                dropNote: (name) => void notes.delete(name),
                noteNames: (start) =>
                    [...notes.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length))
            },
            send: salesforce.send,
            deviceId,
            now: () => clock.ms
        });
    }

    type(notes: string): void {
        this.clock.ms += 1_000;
        this.drafts.keep('p1', valuesOf(notes));
    }
    /** Reads the day and sends, as the page does three times a minute. */
    async look(openKey = ''): Promise<void> {
        this.clock.ms += 20_000;
        if (this.salesforce.isOnline) {
            this.drafts.meet(this.salesforce.stored, this.clock.ms, openKey, NO_KEYS);
        }
        await this.drafts.send(openKey);
    }
    get shown(): (string | null)[] {
        return [this.drafts.valuesOf('p1')?.notes ?? null, this.drafts.otherOf('p1')?.values.notes ?? null];
    }
}

describe('drafts of reports', () => {
    let salesforce: FakeSalesforce;
    let phone: Device;
    let desktop: Device;

    beforeEach(() => {
        salesforce = new FakeSalesforce();
        const clock = { ms: Date.parse('2026-03-02T09:00:00Z') };
        phone = new Device('phone', salesforce, clock);
        desktop = new Device('desktop', salesforce, clock);
    });

    it('typed on the phone are there on the desktop once it was online, and go on there and back', async () => {
        salesforce.isOnline = false;
        phone.type('Half a');
        await phone.look();
        await desktop.look();
        expect(desktop.shown).toEqual([null, null]);
        salesforce.isOnline = true;
        await phone.look();
        await desktop.look();
        expect(desktop.shown).toEqual(['Half a', null]);
        desktop.type('Half a sentence');
        await desktop.look();
        await phone.look();
        expect([phone.shown, desktop.shown]).toEqual([
            ['Half a sentence', null],
            ['Half a sentence', null]
        ]);
    });

    it('typed on both without knowing of each other: the newest wins, the other is shown and can be taken', async () => {
        salesforce.isOnline = false;
        desktop.type('older');
        phone.type('newer');
        salesforce.isOnline = true;
        await phone.look();
        await desktop.look();
        expect(desktop.shown).toEqual(['newer', 'older']);
        desktop.drafts.takeOther('p1');
        await desktop.look();
        await phone.look();
        expect([phone.shown, desktop.shown]).toEqual([
            ['older', null],
            ['older', null]
        ]);
    });

    it('shows the overwritten version on the device that overwrote it', async () => {
        salesforce.isOnline = false;
        phone.type('older');
        desktop.type('newer');
        salesforce.isOnline = true;
        await phone.look();
        await desktop.look();
        expect(desktop.shown).toEqual(['newer', 'older']);
        await phone.look();
        expect(phone.shown).toEqual(['newer', null]);
        desktop.drafts.dismissOther('p1');
        expect(desktop.shown).toEqual(['newer', null]);
    });

    it('changes nothing under the hands of the person', async () => {
        phone.type('mine');
        await phone.look('p1');
        await desktop.look();
        desktop.type('theirs');
        await desktop.look();
        await phone.look('p1');
        expect(phone.shown).toEqual(['mine', 'theirs']);
        phone.type('mine, longer');
        await phone.look('p1');
        expect(JSON.parse(salesforce.stored[0]!.text)).toMatchObject({ values: { notes: 'mine, longer' } });
        expect(phone.shown).toEqual(['mine, longer', 'theirs']);
    });

    it('go when the report was saved on another device, never when they were not sent', async () => {
        phone.type('sent');
        await phone.look();
        salesforce.stored = [];
        await phone.look();
        expect(phone.shown).toEqual([null, null]);
        salesforce.isOnline = false;
        phone.type('unsent');
        await phone.look();
        salesforce.isOnline = true;
        await phone.look();
        expect(phone.shown).toEqual(['unsent', null]);
        expect(salesforce.stored).toHaveLength(1);
    });

    it('come not back while the saved report waits, and survive what cannot be read', async () => {
        phone.type('sent');
        await phone.look();
        phone.drafts.drop('p1');
        phone.drafts.meet(salesforce.stored, Date.now(), '', new Set(['p1']));
        expect(phone.shown).toEqual([null, null]);
        phone.drafts.meet([{ clientKey: 'p1', text: 'old page' }], Date.now(), '', NO_KEYS);
        expect(phone.shown).toEqual([null, null]);
    });

    it('are not sent again while the report is being saved', async () => {
        phone.type('sent');
        await phone.look('p1');
        phone.type('sent, and an outcome');
        await phone.drafts.hold('p1', Promise.resolve());
        salesforce.stored = [];
        await phone.look('p1');
        expect(salesforce.stored).toEqual([]);
        phone.drafts.drop('p1');
        phone.drafts.release();
        await phone.look();
        expect([salesforce.stored, phone.shown]).toEqual([[], [null, null]]);
    });
});
