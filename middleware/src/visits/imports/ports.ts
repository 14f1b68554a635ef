import type { PositionReport } from '#kernel/contracts';
import type { Recording, StoredStay } from '../ports.ts';
import type { ClosedTrack } from '../positions/closedTrack.ts';
import type { PackedTrack } from '../positions/packedTrack.ts';
import type { StaySettings } from '../stays/settings.ts';

/** A file as it arrived, and what decides which of its positions may be kept. */
export interface UploadTask {
    /** JSON of a `PositionUpload`. */
    readonly body: Uint8Array;
    readonly receivedMs: number;
    /** Positions before this are refused. */
    readonly notBeforeMs: number;
    /** Positions up to here are not kept: only their stays are. */
    readonly deadlineMs: number;
    /** Null for who was never recorded. */
    readonly recording: Recording | null;
}

/** Positions of a file in order of time, one an instant. */
export interface ReadUpload {
    readonly report: PositionReport;
    /** To be kept. */
    readonly recent: PackedTrack;
    /** Of closed days. */
    readonly past: PackedTrack;
}

/** What is wrong with a file as a whole: a problem to answer. */
export interface UploadProblem {
    readonly code: 'invalid-request' | 'too-large';
    readonly detail: string;
    readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

export interface TrackTask {
    readonly past: PackedTrack;
    readonly known: readonly StoredStay[];
    readonly settings: StaySettings;
}

/** The work on large files that would keep others waiting: reading them and looking for stays in them. */
export interface UploadReader {
    read(task: UploadTask): Promise<ReadUpload | UploadProblem>;
    findTrack(task: TrackTask): Promise<ClosedTrack>;
    close(): Promise<void>;
}
