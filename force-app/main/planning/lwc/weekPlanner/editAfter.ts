import type { Plan } from 'c/contracts';
import type { StopChange } from 'c/stopMenu';
import { orderOf, withMoved, withPinned, withPlaced, withRemoved, type WeekEdit } from 'c/weekEdit';

/** The changes after one more from a stop's menu. A stop that goes to another day joins the end of it. */
export function editAfter(plan: Plan, edit: WeekEdit, { action, recordId, shiftId }: StopChange): WeekEdit {
    switch (action) {
        case 'earlier':
            return withMoved(plan, edit, recordId, -1);
        case 'later':
            return withMoved(plan, edit, recordId, 1);
        case 'move':
            return withPlaced(plan, edit, recordId, shiftId, orderOf(plan, edit, shiftId).length);
        case 'pin':
            return withPinned(edit, recordId);
        case 'remove':
            return withRemoved(plan, edit, recordId);
        default:
            return edit;
    }
}
