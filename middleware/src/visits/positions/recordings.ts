import type { Clock } from '../../platform/clock.ts';
import type { PersonName, Recording, VisitStore } from '../ports.ts';
import { refusalsOf, type RecordingRefusal } from '../privacy/mayRecord.ts';
import type { VisitRules } from '../rules.ts';
import type { TrackPoint } from './trackPoint.ts';

/** A person whose positions come, ready to be asked about each of them. */
export interface KnownRecording {
    readonly recording: Recording;
    /** As it was read; {@link Recordings.append} says when it is not so any more. */
    readonly refusalAt: (atMs: number) => RecordingRefusal | null;
}

/** What is known of the people whose positions come, so that a batch needs one statement. */
export interface Recordings {
    /** As read last, perhaps long ago; null for who was never recorded. */
    known(name: PersonName): Promise<KnownRecording | null>;
    /** As it is now. */
    fresh(name: PersonName): Promise<KnownRecording | null>;
    /** Null, and nothing kept, when the person has changed since. */
    append(known: KnownRecording, points: readonly TrackPoint[]): Promise<number | null>;
    /** Of the org, at most {@link RULES_SECONDS} old. */
    rules(orgId: string): Promise<VisitRules>;
    forget(name: PersonName): void;
}

const MOST_PEOPLE = 20_000;
const RULES_SECONDS = 15;

export function createRecordings(store: VisitStore, clock: Clock): Recordings {
    const people = new Map<string, KnownRecording>();
    const rules = new Map<string, { readonly rules: VisitRules; readonly until: number }>();
    const fresh = async (name: PersonName): Promise<KnownRecording | null> => {
        const recording = await store.recording(name.orgId, name.userId);
        people.delete(keyOf(name));
        if (recording === null) return null;
        if (people.size >= MOST_PEOPLE) people.delete(people.keys().next().value!);
        const known = { recording, refusalAt: refusalsOf(recording) };
        people.set(keyOf(name), known);
        return known;
    };
    return {
        known: async (name) => people.get(keyOf(name)) ?? fresh(name),
        fresh,
        append: ({ recording }, points) => (points.length === 0 ? Promise.resolve(0) : store.append(recording, points)),
        rules: async (orgId) => {
            const hit = rules.get(orgId);
            if (hit !== undefined && hit.until > clock.monotonicSeconds()) return hit.rules;
            const read = await store.rules(orgId);
            rules.set(orgId, { rules: read, until: clock.monotonicSeconds() + RULES_SECONDS });
            return read;
        },
        forget: (name) => void people.delete(keyOf(name))
    };
}

function keyOf({ orgId, userId }: PersonName): string {
    return `${orgId}/${userId}`;
}
