/** As in `FieldVisit__c.Status__c`. */
export type VisitStatus = 'Planned' | 'In Progress' | 'Completed' | 'Skipped' | 'Cancelled';

/** `record`: written down afterwards, without check-in. `undo`: the last step was a mistake. */
export type VisitAction = 'check-in' | 'check-out' | 'record' | 'skip' | 'cancel' | 'undo';

const STEPS: Readonly<Record<VisitStatus, Readonly<Partial<Record<VisitAction, VisitStatus>>>>> = {
    Planned: { 'check-in': 'In Progress', record: 'Completed', skip: 'Skipped', cancel: 'Cancelled' },
    'In Progress': { 'check-out': 'Completed', undo: 'Planned' },
    Completed: { undo: 'In Progress' },
    Skipped: { 'check-in': 'In Progress', record: 'Completed', undo: 'Planned' },
    Cancelled: { undo: 'Planned' }
};

/** The status after an action; null when the action is not allowed in that status. "No contact" is an outcome of Completed. */
export function statusAfter(status: VisitStatus, action: VisitAction): VisitStatus | null {
    return STEPS[status][action] ?? null;
}

/** What may be done with a visit, in the order of the buttons. */
export function allowedActions(status: VisitStatus): VisitAction[] {
    return Object.keys(STEPS[status]) as VisitAction[];
}

/** True when nothing more is expected of the visit. */
export function isSettled(status: VisitStatus): boolean {
    return status !== 'Planned' && status !== 'In Progress';
}
