import type { Plan } from 'c/contracts';

/** Changes on top of a plan; records are named by id, because a record is visited once in a plan. */
export interface WeekEdit {
    /** Record ids in their order, of the shifts that were changed. */
    readonly order: Readonly<Record<string, readonly string[]>>;
    /** Records that keep their day and begin no later than now. */
    readonly pinned: readonly string[];
    /** Records of the plan that were taken out. */
    readonly removed: readonly string[];
}

export const NO_CHANGES: WeekEdit = { order: {}, pinned: [], removed: [] };

/** True when the order or the stops differ from the plan; a pin alone changes nothing that is shown. */
export function isChanged(edit: WeekEdit): boolean {
    return Object.keys(edit.order).length > 0;
}

/** Record ids of a shift in the order that holds now. */
export function orderOf(plan: Plan, edit: WeekEdit, shiftId: string): readonly string[] {
    const planned = plan.shifts.find((shift) => shift.shiftId === shiftId)?.stops ?? [];
    return edit.order[shiftId] ?? planned.map(({ recordId }) => recordId);
}

/** The record at a position of a shift; it leaves where it was. The position counts without the record itself. */
export function withPlaced(plan: Plan, edit: WeekEdit, recordId: string, shiftId: string, position: number): WeekEdit {
    const from = shiftOf(plan, edit, recordId);
    const rest = orderOf(plan, edit, shiftId).filter((entry) => entry !== recordId);
    const target = [...rest.slice(0, position), recordId, ...rest.slice(position)];
    const left = from === null || from === shiftId ? {} : without(plan, edit, from, recordId);
    const order = { ...edit.order, ...left, [shiftId]: target };
    return tidy(plan, { ...edit, order, removed: edit.removed.filter((entry) => entry !== recordId) });
}

/** The record `steps` places later in its day, or earlier when negative; nothing happens at the ends. */
export function withMoved(plan: Plan, edit: WeekEdit, recordId: string, steps: number): WeekEdit {
    const shiftId = shiftOf(plan, edit, recordId);
    if (shiftId === null) return edit;
    const order = orderOf(plan, edit, shiftId);
    const position = order.indexOf(recordId) + steps;
    return position < 0 || position >= order.length ? edit : withPlaced(plan, edit, recordId, shiftId, position);
}

export function withRemoved(plan: Plan, edit: WeekEdit, recordId: string): WeekEdit {
    const shiftId = shiftOf(plan, edit, recordId);
    if (shiftId === null) return edit;
    const isOfPlan = plan.shifts.some(({ stops }) => stops.some((stop) => stop.recordId === recordId));
    return tidy(plan, {
        order: { ...edit.order, ...without(plan, edit, shiftId, recordId) },
        pinned: edit.pinned.filter((entry) => entry !== recordId),
        removed: isOfPlan ? [...edit.removed, recordId] : edit.removed
    });
}

/** Pins a record, or lets it go again. */
export function withPinned(edit: WeekEdit, recordId: string): WeekEdit {
    const isPinned = edit.pinned.includes(recordId);
    const pinned = isPinned ? edit.pinned.filter((entry) => entry !== recordId) : [...edit.pinned, recordId];
    return { ...edit, pinned };
}

function shiftOf(plan: Plan, edit: WeekEdit, recordId: string): string | null {
    return plan.shifts.find(({ shiftId }) => orderOf(plan, edit, shiftId).includes(recordId))?.shiftId ?? null;
}

function without(plan: Plan, edit: WeekEdit, shiftId: string, recordId: string): WeekEdit['order'] {
    return { [shiftId]: orderOf(plan, edit, shiftId).filter((entry) => entry !== recordId) };
}

/** Shifts that are back at what the plan says are no change any more. */
function tidy(plan: Plan, edit: WeekEdit): WeekEdit {
    const changed = Object.entries(edit.order).filter(([shiftId, order]) => {
        const planned = orderOf(plan, NO_CHANGES, shiftId);
        return planned.length !== order.length || planned.some((recordId, index) => recordId !== order[index]);
    });
    return { ...edit, order: Object.fromEntries(changed) };
}
