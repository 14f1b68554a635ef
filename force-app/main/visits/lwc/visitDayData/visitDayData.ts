import type {
    DayTimeline,
    DayVisit,
    Mileage,
    MyData,
    MyDataErasure,
    NewTrackingDevice,
    PositionReport,
    PositionUpload,
    StayList,
    Tracking,
    TrackingChoice
} from 'c/contracts';
import { formattersFor } from 'c/formatters';
import { visitQueue } from 'c/visitQueue';
import getNames from '@salesforce/apex/MapController.getNames';
import addDeviceMethod from '@salesforce/apex/VisitDayController.addDevice';
import eraseMyDataMethod from '@salesforce/apex/VisitDayController.eraseMyData';
import exportMyDataMethod from '@salesforce/apex/VisitDayController.exportMyData';
import getMileageMethod from '@salesforce/apex/VisitDayController.getMileage';
import getStaysMethod from '@salesforce/apex/VisitDayController.getStays';
import getTimelineMethod from '@salesforce/apex/VisitDayController.getTimeline';
import getTrackingMethod from '@salesforce/apex/VisitDayController.getTracking';
import removeDeviceMethod from '@salesforce/apex/VisitDayController.removeDevice';
import saveTrackingMethod from '@salesforce/apex/VisitDayController.saveTracking';
import uploadPositionsMethod from '@salesforce/apex/VisitDayController.uploadPositions';
import getVisitsOfDayMethod from '@salesforce/apex/VisitController.getVisitsOfDay';

/** What the day's page asks the middleware through Apex. Errors: what an Apex call rejects with. */

const DAY_MS = 86_400_000;

/** Name and second line of a record. */
export interface RecordName {
    readonly name: string;
    readonly subtitle: string;
}
export type RecordNames = Readonly<Record<string, RecordName>>;

export async function readStays(fromDate: string, toDate: string): Promise<StayList> {
    return JSON.parse(await getStaysMethod({ fromDate, toDate })) as StayList;
}

export async function readTimeline(day: string): Promise<DayTimeline> {
    return JSON.parse(await getTimelineMethod({ day })) as DayTimeline;
}

/** The person's visits of a day, however they were written down. */
export async function readVisitsOfDay(day: string): Promise<DayVisit[]> {
    return JSON.parse(await getVisitsOfDayMethod({ day })) as DayVisit[];
}

export async function readMileage(fromDate: string, toDate: string): Promise<Mileage> {
    return JSON.parse(await getMileageMethod({ fromDate, toDate })) as Mileage;
}

export async function readTracking(): Promise<Tracking> {
    return JSON.parse(await getTrackingMethod()) as Tracking;
}

export async function saveTracking(choice: TrackingChoice): Promise<Tracking> {
    return JSON.parse(await saveTrackingMethod({ requestJson: JSON.stringify(choice) })) as Tracking;
}

export async function addDevice(name: string): Promise<NewTrackingDevice> {
    return JSON.parse(await addDeviceMethod({ requestJson: JSON.stringify({ name }) })) as NewTrackingDevice;
}

export async function removeDevice(deviceId: string): Promise<void> {
    await removeDeviceMethod({ deviceId });
}

export async function uploadPositions(upload: PositionUpload): Promise<PositionReport> {
    return JSON.parse(await uploadPositionsMethod({ requestJson: JSON.stringify(upload) })) as PositionReport;
}

export async function exportMyData(): Promise<MyData> {
    return JSON.parse(await exportMyDataMethod()) as MyData;
}

/** What this device keeps of found stays goes too. */
export async function eraseMyData(): Promise<MyDataErasure> {
    const erased = JSON.parse(await eraseMyDataMethod()) as MyDataErasure;
    visitQueue().store.dropNote('stays');
    return erased;
}

/** Names of those that are not known yet, added to those that are; records that the person does not see stay nameless. */
export async function withNames(known: RecordNames, ids: readonly (string | null)[]): Promise<RecordNames> {
    const missing = [...new Set(ids)].filter((id): id is string => id !== null && !(id in known));
    if (missing.length === 0) return known;
    return { ...known, ...(JSON.parse(await getNames({ ids: missing })) as RecordNames) };
}

/** `YYYY-MM-DD` of today in the person's zone, some days later. */
export function localDate(nowMilliseconds: number, days = 0): string {
    return new Date((formattersFor().dayNumber(nowMilliseconds) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Hands a text to the person as a file. */
export function download(name: string, type: string, text: string): void {
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
}
