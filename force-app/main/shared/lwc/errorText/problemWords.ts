import noAccessTitle from '@salesforce/label/c.Fieldmap_Error_NoAccessTitle';
import noClassAction from '@salesforce/label/c.Fieldmap_Error_NoClassAction';
import noClassTitle from '@salesforce/label/c.Fieldmap_Error_NoClassTitle';
import offlineAction from '@salesforce/label/c.Fieldmap_Error_OfflineAction';
import offlineTitle from '@salesforce/label/c.Fieldmap_Error_OfflineTitle';
import unknownAction from '@salesforce/label/c.Fieldmap_Error_UnknownAction';
import unknownTitle from '@salesforce/label/c.Fieldmap_Error_UnknownTitle';
import conflictAction from '@salesforce/label/c.Fieldmap_Problem_ConflictAction';
import conflictTitle from '@salesforce/label/c.Fieldmap_Problem_ConflictTitle';
import credentialMissingAction from '@salesforce/label/c.Fieldmap_Problem_CredentialMissingAction';
import credentialMissingTitle from '@salesforce/label/c.Fieldmap_Problem_CredentialMissingTitle';
import internalAction from '@salesforce/label/c.Fieldmap_Problem_InternalAction';
import internalTitle from '@salesforce/label/c.Fieldmap_Problem_InternalTitle';
import invalidRequestAction from '@salesforce/label/c.Fieldmap_Problem_InvalidRequestAction';
import invalidRequestTitle from '@salesforce/label/c.Fieldmap_Problem_InvalidRequestTitle';
import metadataTooOldAction from '@salesforce/label/c.Fieldmap_Problem_MetadataTooOldAction';
import metadataTooOldTitle from '@salesforce/label/c.Fieldmap_Problem_MetadataTooOldTitle';
import middlewareTooOldAction from '@salesforce/label/c.Fieldmap_Problem_MiddlewareTooOldAction';
import middlewareTooOldTitle from '@salesforce/label/c.Fieldmap_Problem_MiddlewareTooOldTitle';
import middlewareUnreachableAction from '@salesforce/label/c.Fieldmap_Problem_MiddlewareUnreachableAction';
import middlewareUnreachableTitle from '@salesforce/label/c.Fieldmap_Problem_MiddlewareUnreachableTitle';
import noBaseAction from '@salesforce/label/c.Fieldmap_Problem_NoBaseAction';
import noBaseTitle from '@salesforce/label/c.Fieldmap_Problem_NoBaseTitle';
import noCandidatesAction from '@salesforce/label/c.Fieldmap_Problem_NoCandidatesAction';
import noCandidatesTitle from '@salesforce/label/c.Fieldmap_Problem_NoCandidatesTitle';
import noWorkingDayAction from '@salesforce/label/c.Fieldmap_Problem_NoWorkingDayAction';
import noWorkingDayTitle from '@salesforce/label/c.Fieldmap_Problem_NoWorkingDayTitle';
import notAllowedAction from '@salesforce/label/c.Fieldmap_Problem_NotAllowedAction';
import notAllowedTitle from '@salesforce/label/c.Fieldmap_Problem_NotAllowedTitle';
import notAuthenticatedAction from '@salesforce/label/c.Fieldmap_Problem_NotAuthenticatedAction';
import notAuthenticatedTitle from '@salesforce/label/c.Fieldmap_Problem_NotAuthenticatedTitle';
import notFoundAction from '@salesforce/label/c.Fieldmap_Problem_NotFoundAction';
import notFoundTitle from '@salesforce/label/c.Fieldmap_Problem_NotFoundTitle';
import notSyncedAction from '@salesforce/label/c.Fieldmap_Problem_NotSyncedAction';
import notSyncedTitle from '@salesforce/label/c.Fieldmap_Problem_NotSyncedTitle';
import orgUnreachableAction from '@salesforce/label/c.Fieldmap_Problem_OrgUnreachableAction';
import orgUnreachableTitle from '@salesforce/label/c.Fieldmap_Problem_OrgUnreachableTitle';
import planNotOpenAction from '@salesforce/label/c.Fieldmap_Problem_PlanNotOpenAction';
import planNotOpenTitle from '@salesforce/label/c.Fieldmap_Problem_PlanNotOpenTitle';
import planViolatesRulesAction from '@salesforce/label/c.Fieldmap_Problem_PlanViolatesRulesAction';
import planViolatesRulesTitle from '@salesforce/label/c.Fieldmap_Problem_PlanViolatesRulesTitle';
import reportIncompleteAction from '@salesforce/label/c.Fieldmap_Problem_ReportIncompleteAction';
import reportIncompleteTitle from '@salesforce/label/c.Fieldmap_Problem_ReportIncompleteTitle';
import requiredDoesNotFitAction from '@salesforce/label/c.Fieldmap_Problem_RequiredDoesNotFitAction';
import requiredDoesNotFitTitle from '@salesforce/label/c.Fieldmap_Problem_RequiredDoesNotFitTitle';
import storeUnavailableAction from '@salesforce/label/c.Fieldmap_Problem_StoreUnavailableAction';
import storeUnavailableTitle from '@salesforce/label/c.Fieldmap_Problem_StoreUnavailableTitle';
import tooLargeAction from '@salesforce/label/c.Fieldmap_Problem_TooLargeAction';
import tooLargeTitle from '@salesforce/label/c.Fieldmap_Problem_TooLargeTitle';
import tooManyRequestsAction from '@salesforce/label/c.Fieldmap_Problem_TooManyRequestsAction';
import tooManyRequestsTitle from '@salesforce/label/c.Fieldmap_Problem_TooManyRequestsTitle';
import visitChangedAction from '@salesforce/label/c.Fieldmap_Problem_VisitChangedAction';
import visitChangedTitle from '@salesforce/label/c.Fieldmap_Problem_VisitChangedTitle';

export const WORDS = {
    noAccessTitle,
    noClassAction,
    noClassTitle,
    offlineAction,
    offlineTitle,
    unknownAction,
    unknownTitle
};

/** Title and next step by the code of a Problem, in the language of the person. */
export const PROBLEM_WORDS: Readonly<Record<string, { readonly title: string; readonly action: string }>> = {
    'invalid-request': { title: invalidRequestTitle, action: invalidRequestAction },
    'not-authenticated': { title: notAuthenticatedTitle, action: notAuthenticatedAction },
    'not-allowed': { title: notAllowedTitle, action: notAllowedAction },
    'credential-missing': { title: credentialMissingTitle, action: credentialMissingAction },
    'not-found': { title: notFoundTitle, action: notFoundAction },
    conflict: { title: conflictTitle, action: conflictAction },
    'too-large': { title: tooLargeTitle, action: tooLargeAction },
    'metadata-too-old': { title: metadataTooOldTitle, action: metadataTooOldAction },
    'middleware-too-old': { title: middlewareTooOldTitle, action: middlewareTooOldAction },
    'too-many-requests': { title: tooManyRequestsTitle, action: tooManyRequestsAction },
    'no-working-day': { title: noWorkingDayTitle, action: noWorkingDayAction },
    'no-base': { title: noBaseTitle, action: noBaseAction },
    'no-candidates': { title: noCandidatesTitle, action: noCandidatesAction },
    'required-does-not-fit': { title: requiredDoesNotFitTitle, action: requiredDoesNotFitAction },
    'plan-not-open': { title: planNotOpenTitle, action: planNotOpenAction },
    'plan-violates-rules': { title: planViolatesRulesTitle, action: planViolatesRulesAction },
    'not-synced': { title: notSyncedTitle, action: notSyncedAction },
    'org-unreachable': { title: orgUnreachableTitle, action: orgUnreachableAction },
    'middleware-unreachable': { title: middlewareUnreachableTitle, action: middlewareUnreachableAction },
    'store-unavailable': { title: storeUnavailableTitle, action: storeUnavailableAction },
    'report-incomplete': { title: reportIncompleteTitle, action: reportIncompleteAction },
    'visit-changed': { title: visitChangedTitle, action: visitChangedAction },
    internal: { title: internalTitle, action: internalAction }
};
