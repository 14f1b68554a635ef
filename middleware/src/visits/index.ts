export * from './ports.ts';
export { comparePoints, orderPoints, type TrackPoint } from './positions/trackPoint.ts';
export { MOST_POSITIONS, readPositions, type ReadOptions, type ReadPositions } from './positions/readPositions.ts';
export { readCsv } from './imports/readCsv.ts';
export { readGpx } from './imports/readGpx.ts';
export { createInlineUploads, createUploadPool } from './imports/uploadPool.ts';
export type { UploadReader } from './imports/ports.ts';
export { readOwnTracks } from './imports/readOwnTracks.ts';
export { UploadError, type UploadFailure } from './imports/uploadError.ts';
export { detectStays } from './stays/detectStays.ts';
export type { FoundStay } from './stays/foundStay.ts';
export { DEFAULT_STAY_SETTINGS, staySettings, type StaySettings } from './stays/settings.ts';
export {
    EMPTY_STREAM,
    expire,
    finalise,
    staysOf,
    takePositions,
    type StreamAnswer,
    type StreamState
} from './stays/stayStream.ts';
export { assignCustomer, CANDIDATE_METRES, SAME_BUILDING_METRES } from './assignment/assignCustomer.ts';
export type { CustomerFacts, LocalTimeOf } from './assignment/features.ts';
export { DEFAULT_MODEL, type AssignmentModel } from './assignment/model.ts';
export { learnPlace, LEAST_VISITS, proposePlaces, type RecordedPlace } from './places/learnPlace.ts';
export { dayTimeline, mileageRows, trackMetres, type DayStay, type RoadLeg } from './timeline/dayTimeline.ts';
export {
    checkRetention,
    DEFAULT_RETENTION,
    positionsToDelete,
    rawDeadlineMs,
    stayDeadlineMs,
    type DecidedSpan,
    type RawPosition,
    type RetentionRules
} from './retention.ts';
export { localTimeIn } from './localTimeOf.ts';
export { recordingRefusal, refusalsOf, type RecordingRefusal } from './privacy/mayRecord.ts';
export { DEFAULT_VISIT_RULES, type VisitRules } from './rules.ts';
export type { ConfirmedStay, DayRange, DeviceOwner, PersonState, PersonStatus, Visits } from './visits.ts';
export { RETAIN_SECONDS } from './work.ts';
export { createVisits, type VisitsOptions } from './createVisits.ts';
export { autoConfirmed, mergeStays, splitStay, StayEditError } from './inbox/editStays.ts';
