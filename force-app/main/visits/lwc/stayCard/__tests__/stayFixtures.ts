import type { InboxStay, StayCandidate } from 'c/contracts';

export const NAMES = {
    '001A': { name: 'Alpina', subtitle: 'Vaduz' },
    '001B': { name: 'Bergbahn', subtitle: 'Malbun' }
};

const candidate = (recordId: string, probability: number): StayCandidate => ({
    ...{ recordId, probability, distanceMetres: 20 },
    reasons: ['near', 'planned']
});

export function stayOf(more: Partial<InboxStay> = {}): InboxStay {
    return {
        ...{ stayKey: '20260302T0900Z', startsAt: '2026-03-02T09:00:00.000Z', endsAt: '2026-03-02T09:40:00.000Z' },
        ...{ latitude: 47.1, longitude: 9.5, radiusMetres: 10, isOpen: false },
        assignment: {
            decision: 'clear',
            best: candidate('001A', 0.92),
            runnerUp: candidate('001B', 0.05),
            ...{ sharedBy: [], noCustomerProbability: 0.03, candidates: [] }
        },
        ...{ decidedAs: null, recordId: null, visitClientKey: null, visitId: null, isAutoConfirmed: false },
        ...more
    };
}
