import autoConfirmed from '@salesforce/label/c.Fieldmap_Stay_AutoConfirmed';
import confirm from '@salesforce/label/c.Fieldmap_Stay_Confirm';
import confirmed from '@salesforce/label/c.Fieldmap_Stay_Confirmed';
import isPrivate from '@salesforce/label/c.Fieldmap_Stay_Private';
import itWas from '@salesforce/label/c.Fieldmap_Stay_ItWas';
import less from '@salesforce/label/c.Fieldmap_Today_LessActions';
import merge from '@salesforce/label/c.Fieldmap_Stay_Merge';
import more from '@salesforce/label/c.Fieldmap_Today_MoreActions';
import noCustomer from '@salesforce/label/c.Fieldmap_Stay_NoCustomer';
import notSent from '@salesforce/label/c.Fieldmap_Today_StateNotSent';
import other from '@salesforce/label/c.Fieldmap_Stay_Other';
import reasonClosed from '@salesforce/label/c.Fieldmap_Stay_ReasonClosed';
import reasonHistory from '@salesforce/label/c.Fieldmap_Stay_ReasonHistory';
import reasonNear from '@salesforce/label/c.Fieldmap_Stay_ReasonNear';
import reasonOpen from '@salesforce/label/c.Fieldmap_Stay_ReasonOpen';
import reasonPlanned from '@salesforce/label/c.Fieldmap_Stay_ReasonPlanned';
import reasonUsual from '@salesforce/label/c.Fieldmap_Stay_ReasonUsual';
import reject from '@salesforce/label/c.Fieldmap_Stay_Reject';
import rejected from '@salesforce/label/c.Fieldmap_Stay_Rejected';
import shared from '@salesforce/label/c.Fieldmap_Stay_Shared';
import split from '@salesforce/label/c.Fieldmap_Stay_Split';
import splitAt from '@salesforce/label/c.Fieldmap_Stay_SplitAt';
import splitNow from '@salesforce/label/c.Fieldmap_Stay_SplitNow';
import stillHere from '@salesforce/label/c.Fieldmap_Stay_StillHere';
import sure from '@salesforce/label/c.Fieldmap_Stay_Sure';
import undo from '@salesforce/label/c.Fieldmap_Stay_Undo';
import unknown from '@salesforce/label/c.Fieldmap_Stay_Unknown';
import wasPrivate from '@salesforce/label/c.Fieldmap_Stay_WasPrivate';

export const LABELS = {
    autoConfirmed,
    confirm,
    confirmed,
    isPrivate,
    itWas,
    less,
    merge,
    more,
    noCustomer,
    notSent,
    other,
    reject,
    rejected,
    shared,
    split,
    splitAt,
    splitNow,
    stillHere,
    sure,
    undo,
    unknown,
    wasPrivate
};

export const REASON_WORDS = {
    near: reasonNear,
    planned: reasonPlanned,
    'usual-dwell': reasonUsual,
    open: reasonOpen,
    closed: reasonClosed,
    history: reasonHistory
} as const;
