import account from '@salesforce/label/c.Fieldmap_Object_Account';
import businessHours from '@salesforce/label/c.Fieldmap_Object_BusinessHours';
import coachingNote from '@salesforce/label/c.Fieldmap_Object_CoachingNote';
import contact from '@salesforce/label/c.Fieldmap_Object_Contact';
import event from '@salesforce/label/c.Fieldmap_Object_Event';
import fieldmapSetting from '@salesforce/label/c.Fieldmap_Object_FieldmapSetting';
import fieldVisit from '@salesforce/label/c.Fieldmap_Object_FieldVisit';
import holiday from '@salesforce/label/c.Fieldmap_Object_Holiday';
import kpiSetting from '@salesforce/label/c.Fieldmap_Object_KpiSetting';
import lead from '@salesforce/label/c.Fieldmap_Object_Lead';
import opportunity from '@salesforce/label/c.Fieldmap_Object_Opportunity';
import opportunityHistory from '@salesforce/label/c.Fieldmap_Object_OpportunityHistory';
import organization from '@salesforce/label/c.Fieldmap_Object_Organization';
import permissionSetAssignment from '@salesforce/label/c.Fieldmap_Object_PermissionSetAssignment';
import suggestionFeedback from '@salesforce/label/c.Fieldmap_Object_SuggestionFeedback';
import territory from '@salesforce/label/c.Fieldmap_Object_Territory';
import user from '@salesforce/label/c.Fieldmap_Object_User';
import userRole from '@salesforce/label/c.Fieldmap_Object_UserRole';
import visitCadence from '@salesforce/label/c.Fieldmap_Object_VisitCadence';
import visitGoal from '@salesforce/label/c.Fieldmap_Object_VisitGoal';
import visitGoalUpdate from '@salesforce/label/c.Fieldmap_Object_VisitGoalUpdate';

const OBJECTS: Readonly<Record<string, string>> = {
    Account: account,
    BusinessHours: businessHours,
    CoachingNote__c: coachingNote,
    Contact: contact,
    Event: event,
    FieldmapSetting__mdt: fieldmapSetting,
    FieldVisit__c: fieldVisit,
    Holiday: holiday,
    KpiSetting__mdt: kpiSetting,
    Lead: lead,
    Opportunity: opportunity,
    OpportunityHistory: opportunityHistory,
    Organization: organization,
    PermissionSetAssignment: permissionSetAssignment,
    SuggestionFeedback__c: suggestionFeedback,
    ObjectTerritory2Association: territory,
    User: user,
    UserRole: userRole,
    VisitCadence__mdt: visitCadence,
    VisitGoal__c: visitGoal,
    VisitGoalUpdate__c: visitGoalUpdate
};

/** What people call a mirrored object; one that this version has no word for keeps its API name. */
export function objectText(apiName: string): string {
    return OBJECTS[apiName] ?? apiName;
}
