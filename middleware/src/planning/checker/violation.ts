/** What the checker can find wrong with a plan. */
export type ViolationCode =
    | 'unknownShift'
    | 'unknownCandidate'
    | 'shiftTwice'
    | 'visitTwice'
    | 'shiftNotAllowed'
    | 'tooManyVisits'
    | 'capacityExceeded'
    | 'noFeasibleTimes'
    | 'exclusiveGroupTwice'
    | 'spacingTooShort'
    | 'spacingTooLong'
    | 'frozenShiftChanged'
    | 'frozenCandidateMoved'
    | 'tooManyStopsMoved'
    | 'requiredMissing'
    | 'prizeWrong'
    | 'travelWrong'
    | 'timesWrong';

export interface Violation {
    readonly code: ViolationCode;
    /** For people who read a report; figures and indices, no names. */
    readonly message: string;
    readonly shift?: number;
    readonly candidate?: number;
}

/** What the answer says about itself. */
export interface Claim {
    readonly prize?: number;
    readonly travelSeconds?: number;
    /** Required candidates that the answer admits to be missing. */
    readonly unplacedRequired?: readonly number[];
}
