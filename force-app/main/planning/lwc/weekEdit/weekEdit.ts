/** What a person changes in a proposal by hand: pure data and functions, no page. */
export { changedPlan, type ChangedPlan } from './changedPlan.ts';
export { improveRequestOf, keepRequestOf, ownStopIds } from './repairRequests.ts';
export {
    isChanged,
    NO_CHANGES,
    orderOf,
    withMoved,
    withPinned,
    withPlaced,
    withRemoved,
    type WeekEdit
} from './edit.ts';
