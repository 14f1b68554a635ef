import { LightningElement, api } from 'lwc';
import getLooks from '@salesforce/apex/GlassWallController.getLooks';
import getNames from '@salesforce/apex/GlassWallController.getNames';
import getShared from '@salesforce/apex/GlassWallController.getShared';
import OWN_ID from '@salesforce/user/Id';
import type { Look, Looks, SharedPerson, SharedVisit } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { WORDS } from './labels.ts';

/** Visits that leave the log of looks in view. */
const FIRST = 5;
const MOST_LOOKS = 20;

/**
 * What a manager sees of a person: the very text that the service answers, read out. Without `userId` it is about the person who looks at
 * it, with the log of who looked.
 */
export default class GlassWall extends LightningElement {
    @api userId = '';
    /** Of the person, for a manager's heading. */
    @api personName = '';

    readonly words = WORDS;
    /** The answer as it came: shown as it is. */
    rawText = '';
    shared: SharedPerson | null = null;
    looks: Looks | null = null;
    names: Readonly<Record<string, string>> = {};
    error: unknown = null;
    isLoading = true;
    isOpen = false;

    connectedCallback(): void {
        void this.load();
    }

    get isOwn(): boolean {
        return this.userId === '' || this.userId === OWN_ID;
    }

    get heading(): string {
        return this.isOwn ? WORDS.heading : fillLabel(WORDS.headingOther, this.personName);
    }

    get intro(): string {
        return this.isOwn ? WORDS.intro : fillLabel(WORDS.introOther, this.personName);
    }

    get statusText(): string {
        const { status } = this.shared ?? {};
        if (!status) return '';
        if (status.state !== 'at-customer') return WORDS[status.state];
        const place = this.nameOf(status.recordId);
        const format = formattersFor();
        return status.untilAboutAt === null
            ? fillLabel(WORDS.atSince, place, format.time(status.sinceAt ?? ''))
            : fillLabel(WORDS.at, place, format.time(status.untilAboutAt));
    }

    get coordinatesText(): string {
        return this.shared?.showsCoordinates ? WORDS.coordinatesOn : WORDS.coordinatesOff;
    }

    get visitsHeading(): string {
        const format = formattersFor();
        return this.shared
            ? fillLabel(WORDS.visits, format.weekday(this.shared.fromDate), format.weekday(this.shared.toDate))
            : '';
    }

    get hasVisits(): boolean {
        return (this.shared?.visits.length ?? 0) > 0;
    }

    get visits(): readonly object[] {
        const all = this.shared?.visits ?? [];
        return (this.isOpen ? all : all.slice(0, FIRST)).map((visit) => this.visitView(visit));
    }

    get moreText(): string {
        const count = this.shared?.visits.length ?? 0;
        return this.isOpen || count <= FIRST ? '' : fillLabel(WORDS.more, formattersFor().number(count));
    }

    get hasLooks(): boolean {
        return (this.looks?.looks.length ?? 0) > 0;
    }

    get lookViews(): readonly object[] {
        return (this.looks?.looks ?? []).slice(0, MOST_LOOKS).map((look) => this.lookView(look));
    }

    get retentionText(): string {
        return this.looks ? fillLabel(WORDS.retention, formattersFor().number(this.looks.retentionDays)) : '';
    }

    handleMore(): void {
        this.isOpen = true;
    }

    handleRetry(): void {
        void this.load();
    }

    private async load(): Promise<void> {
        this.isLoading = true;
        this.error = null;
        try {
            const rawText = (await getShared({ userId: this.userId || OWN_ID })) as string;
            this.rawText = rawText;
            this.shared = JSON.parse(rawText) as SharedPerson;
            this.looks = this.isOwn ? (JSON.parse((await getLooks()) as string) as Looks) : null;
            await this.loadNames();
        } catch (error) {
            this.error = error;
        } finally {
            this.isLoading = false;
        }
    }

    private async loadNames(): Promise<void> {
        const ids = new Set([
            ...(this.shared?.visits ?? []).map(({ recordId }) => recordId),
            this.shared?.status.recordId ?? null,
            ...(this.looks?.looks ?? []).slice(0, MOST_LOOKS).map(({ viewerId }) => viewerId)
        ]);
        ids.delete(null);
        if (ids.size > 0) {
            this.names = JSON.parse((await getNames({ ids: [...ids] })) as string) as Record<string, string>;
        }
    }

    private nameOf(recordId: string | null): string {
        return (recordId === null ? undefined : this.names[recordId]) ?? WORDS.someCustomer;
    }

    private visitView({ visitId, recordId, startsAt, endsAt, isOnSite, source, place }: SharedVisit): object {
        const format = formattersFor();
        const facts = [
            isOnSite === null ? '' : isOnSite ? WORDS.onSite : WORDS.remote,
            source === 'Detected' ? WORDS.detected : '',
            place === null ? '' : `${place.latitude.toFixed(4)}, ${place.longitude.toFixed(4)}`
        ];
        const times =
            endsAt === null
                ? fillLabel(WORDS.open, format.time(startsAt))
                : fillLabel(WORDS.until, format.time(startsAt), format.time(endsAt));
        return {
            visitId,
            time: `${format.weekday(startsAt)} ${times}`,
            name: this.nameOf(recordId),
            facts: facts.filter((fact) => fact !== '').join(' · ')
        };
    }

    private lookView({ viewerId, what, lastAt, firstAt, reads }: Look): object {
        const format = formattersFor();
        const viewer = this.names[viewerId] ?? WORDS.somebody;
        const last = format.dateTime(lastAt);
        return {
            key: `${viewerId} ${what} ${firstAt}`,
            text: fillLabel(what === 'status' ? WORDS.lookStatus : WORDS.lookShared, viewer),
            times: reads === 1 ? fillLabel(WORDS.once, last) : fillLabel(WORDS.times, format.number(reads), last)
        };
    }
}
