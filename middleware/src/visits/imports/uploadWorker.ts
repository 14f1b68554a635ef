import { findClosedTrack, type ClosedTrack } from '../positions/closedTrack.ts';
import { unpackTrack } from '../positions/packedTrack.ts';
import type { TrackTask } from './ports.ts';

/** Entries of a worker thread: piscina calls them by name. */
export { readUpload } from './readUpload.ts';

export function findTrack({ past, known, settings }: TrackTask): ClosedTrack {
    return findClosedTrack(unpackTrack(past), known, settings);
}
