import type { StayAssignment } from '#kernel/contracts';
import type { StoredStay } from '../ports.ts';
import { detectStays } from '../stays/detectStays.ts';
import type { StaySettings } from '../stays/settings.ts';
import { stayKeyOf } from '../stays/stayKey.ts';
import { wayBetween } from '../timeline/ways.ts';
import type { TrackPoint } from './trackPoint.ts';

/** Stays of days whose positions are not kept. */
export interface ClosedTrack {
    readonly stays: readonly StoredStay[];
    /** Positions that lie in stays which were known already. */
    readonly knownPositions: number;
}

/** Before anybody looked. */
const NOT_ASSIGNED: StayAssignment = {
    decision: 'no-customer',
    best: null,
    runnerUp: null,
    sharedBy: [],
    noCustomerProbability: 1,
    candidates: []
};

/** The new stays of a track in order of time, none of which goes on; `known` are the person's stays of its time. */
export function findClosedTrack(
    track: readonly TrackPoint[],
    known: readonly StoredStay[],
    settings: StaySettings
): ClosedTrack {
    const isKnown = (fromMs: number, toMs: number): boolean =>
        known.some(({ startMs, endMs }) => startMs <= toMs && endMs >= fromMs);
    const found = detectStays(track, settings)
        .filter(({ startMs, endMs }) => !isKnown(startMs, endMs))
        .map((stay) => settledStay({ ...stay, isOpen: false }));
    const sorted = [...known, ...found].sort((a, b) => a.startMs - b.startMs);
    return {
        stays: found.map((stay) => {
            const before = sorted[sorted.indexOf(stay) - 1] ?? null;
            return { ...stay, way: wayBetween(before, stay, track, null, null) };
        }),
        knownPositions: track.filter(({ atMs }) => isKnown(atMs, atMs)).length
    };
}

const UNDECIDED = {
    isSettled: true,
    assignment: NOT_ASSIGNED,
    assignedMs: 0,
    decidedAs: null,
    decidedMs: null,
    isAutoConfirmed: false,
    recordId: null,
    visit: null,
    beforeEdit: null
} as const;

function settledStay(stay: Omit<StoredStay, keyof typeof UNDECIDED | 'stayKey' | 'way'>): StoredStay {
    return { ...UNDECIDED, ...stay, stayKey: stayKeyOf(stay.startMs), isSettled: true, way: null };
}
