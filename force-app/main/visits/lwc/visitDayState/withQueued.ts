import type { FoundCustomer, VisitReportWrite, VisitState, VisitStop, VisitWrite } from 'c/contracts';
import type { QueuedState, QueuedWrite } from 'c/visitQueue';

/** A stop as the person left it on this device. */
export interface DayStop extends VisitStop {
    /** Null: Salesforce has everything. */
    readonly kept: QueuedState | null;
}

/** What is known of a customer on the device; null when nothing is. */
export type CustomerOf = (recordId: string) => FoundCustomer | null;

/**
 * The day as the person sees it: what Salesforce answered, with the writes applied that it does not have yet. Writes in
 * conflict are not applied; their stop is marked.
 */
export function withQueued(
    stops: readonly VisitStop[],
    entries: readonly QueuedWrite[],
    customerOf: CustomerOf
): DayStop[] {
    const day: DayStop[] = stops.map((stop) => ({ ...stop, kept: null }));
    for (const entry of entries) {
        const { write } = entry;
        let index = day.findIndex((stop) => isMeant(stop, write));
        if (index < 0) {
            const made = newStop(entry, customerOf);
            if (made === null) continue;
            index = day.push(made) - 1;
        }
        const stop = day[index]!;
        const kept = worst(stop.kept, entry.state);
        day[index] = entry.state === 'waiting' ? { ...applied(stop, write), kept } : { ...stop, kept };
    }
    return day.filter(({ status }) => status !== 'Cancelled').sort((a, b) => beginOf(a) - beginOf(b));
}

/** Where a stop stands in the day: when it began, else when it is to begin. Those of the same time keep their order. */
function beginOf({ actualStart, plannedStart }: DayStop): number {
    const begin = actualStart ?? plannedStart;
    return begin === null ? Number.MAX_SAFE_INTEGER : Date.parse(begin);
}

function isMeant(stop: DayStop, write: VisitWrite): boolean {
    if (write.visitId !== null) return stop.visitId === write.visitId;
    if (stop.clientKey === write.clientKey) return true;
    const adopts = write.action === 'check-in' || (write.action === 'record' && !isRemote(write));
    return adopts && stop.status === 'Planned' && stop.plannedStart !== null && stop.recordId === write.recordId;
}

function isRemote({ mode }: VisitWrite): boolean {
    return mode === 'Phone' || mode === 'Online';
}

function worst(one: QueuedState | null, other: QueuedState): QueuedState {
    return one === null || one === 'waiting' ? other : one;
}

function newStop({ write, customerName }: QueuedWrite, customerOf: CustomerOf): DayStop | null {
    if (write.action !== 'check-in' && write.action !== 'record') return null;
    const customer = write.recordId === null ? null : customerOf(write.recordId);
    return {
        ...{ visitId: null, clientKey: write.clientKey, recordId: write.recordId },
        objectApiName: customer?.objectApiName ?? null,
        name: customer?.name ?? customerName,
        address: customer?.address ?? '',
        phone: customer?.phone ?? null,
        latitude: customer?.latitude ?? null,
        longitude: customer?.longitude ?? null,
        ...{ status: 'Planned', mode: write.mode ?? 'In Person', source: 'Manual' },
        ...{ plannedStart: null, plannedEnd: null, actualStart: null, actualEnd: null },
        ...{ isOnSite: false, distanceMetres: null, accuracyMetres: null, hasPosition: false, skipReason: null },
        report: NO_REPORT,
        kept: null
    };
}

const NO_REPORT = {
    ...{ outcome: null, notes: '', concerns: '', nextStep: '', nextStepDate: null },
    ...{ contactId: null, opportunityId: null, reportSeconds: null }
};

const STATUS_AFTER: Readonly<Record<VisitWrite['action'], VisitState | null>> = {
    'check-in': 'In Progress',
    'check-out': 'Completed',
    record: 'Completed',
    report: null,
    skip: 'Skipped',
    replan: 'Planned',
    undo: 'Planned'
};

function applied(stop: DayStop, write: VisitWrite): DayStop {
    const { place } = write;
    const isUndone = write.action === 'undo';
    const status = isUndone && stop.plannedStart === null ? 'Cancelled' : (STATUS_AFTER[write.action] ?? stop.status);
    return {
        ...stop,
        status,
        mode: write.mode ?? stop.mode,
        plannedStart: write.plannedStart ?? stop.plannedStart,
        plannedEnd: write.plannedEnd ?? stop.plannedEnd,
        actualStart: isUndone ? null : startOf(stop, write),
        actualEnd: write.action === 'check-out' || write.action === 'record' ? write.at : stop.actualEnd,
        skipReason:
            write.action === 'skip'
                ? (write.skipReason ?? null)
                : isUndone || write.action === 'replan'
                  ? null
                  : stop.skipReason,
        isOnSite: place ? place.onSite === 'on-site' : stop.isOnSite && !isUndone,
        hasPosition: place ? true : stop.hasPosition && !isUndone,
        distanceMetres: place ? place.distanceMetres : stop.distanceMetres,
        accuracyMetres: place ? place.accuracyMetres : stop.accuracyMetres,
        report: write.report ? { ...stop.report, ...given(write.report) } : stop.report
    };
}

function startOf(stop: DayStop, write: VisitWrite): string | null {
    if (write.action === 'check-in') return write.at;
    return write.action === 'record' ? (write.startedAt ?? write.at) : stop.actualStart;
}

/** Null leaves a field as it is. */
function given(report: VisitReportWrite): Partial<DayStop['report']> {
    return Object.fromEntries(Object.entries(report).filter(([, value]) => value !== null));
}
