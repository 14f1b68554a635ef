import { accountMapping } from './account.ts';
import { businessHoursMapping } from './businessHours.ts';
import { coachingNoteMapping } from './coachingNote.ts';
import { contactMapping } from './contact.ts';
import { eventMapping } from './event.ts';
import { fieldVisitMapping } from './fieldVisit.ts';
import { fieldmapSettingMapping } from './fieldmapSetting.ts';
import { holidayMapping } from './holiday.ts';
import { kpiSettingMapping } from './kpiSetting.ts';
import { leadMapping } from './lead.ts';
import type { ObjectMapping } from './mapping.ts';
import { objectTerritoryMapping } from './objectTerritory.ts';
import { opportunityMapping } from './opportunity.ts';
import { opportunityHistoryMapping } from './opportunityHistory.ts';
import { organizationMapping } from './organization.ts';
import { permissionSetAssignmentMapping } from './permissionSetAssignment.ts';
import { suggestionFeedbackMapping } from './suggestionFeedback.ts';
import { userMapping } from './user.ts';
import { userRoleMapping } from './userRole.ts';
import { visitCadenceMapping } from './visitCadence.ts';
import { visitGoalMapping } from './visitGoal.ts';
import { visitGoalUpdateMapping } from './visitGoalUpdate.ts';

/** Every mirrored object, in the order of a run: who may see and the settings first, then what refers to what. */
export const MAPPINGS: readonly ObjectMapping[] = [
    organizationMapping,
    userRoleMapping,
    userMapping,
    permissionSetAssignmentMapping,
    visitCadenceMapping,
    fieldmapSettingMapping,
    kpiSettingMapping,
    holidayMapping,
    businessHoursMapping,
    accountMapping,
    leadMapping,
    objectTerritoryMapping,
    contactMapping,
    opportunityMapping,
    opportunityHistoryMapping,
    fieldVisitMapping,
    eventMapping,
    suggestionFeedbackMapping,
    visitGoalMapping,
    visitGoalUpdateMapping,
    coachingNoteMapping
];

export type { ObjectMapping, ReadableMapping, MirrorRow } from './mapping.ts';
export { readable, selectSoql, toRow } from './mapping.ts';
