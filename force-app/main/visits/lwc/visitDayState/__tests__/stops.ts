import type { VisitStop, VisitWrite } from 'c/contracts';
import type { QueuedState, QueuedWrite } from 'c/visitQueue';

export function stopOf(more: Partial<VisitStop> = {}): VisitStop {
    return {
        ...{ visitId: 'a01A', clientKey: 'p1', recordId: '001A', objectApiName: 'Account', name: 'Alpina' },
        ...{ address: 'Städtle 1, Vaduz', phone: null, latitude: 47.1, longitude: 9.5 },
        ...{ status: 'Planned', mode: 'In Person', source: 'Plan' },
        ...{ plannedStart: '2026-03-02T09:00:00.000Z', plannedEnd: '2026-03-02T09:45:00.000Z' },
        ...{ actualStart: null, actualEnd: null, isOnSite: false, distanceMetres: null, accuracyMetres: null },
        ...{ hasPosition: false, skipReason: null },
        report: {
            ...{ outcome: null, notes: '', concerns: '', nextStep: '', nextStepDate: null },
            ...{ contactId: null, opportunityId: null, reportSeconds: null }
        },
        ...more
    };
}

export function writeOf(action: VisitWrite['action'], more: Partial<VisitWrite> = {}): VisitWrite {
    return { clientKey: 'p1', visitId: 'a01A', recordId: '001A', action, at: '2026-03-02T09:05:00.000Z', ...more };
}

export function entryOf(write: VisitWrite, state: QueuedState = 'waiting'): QueuedWrite {
    return { id: `${write.at} ${write.action}`, write, customerName: 'Alpina', state, conflict: null, reason: '' };
}
