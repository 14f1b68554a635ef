export { recordedDay, type RecordedDayOptions, type RecordedStop } from '../../scripts/demo/recordedDay.ts';
