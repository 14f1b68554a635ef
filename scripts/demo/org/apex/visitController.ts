import type { DraftWrite, FindCustomersRequest, VisitRecord, VisitWrite } from '#kernel/contracts';
import { inUserMode, problem } from './mapProblem.ts';
import type { ApexClassStandIn } from './types.ts';
import { briefingOfRecord, briefingsOfDay } from './visitBriefings.ts';
import { customerOfRecord, findCustomers } from './visitCustomers.ts';
import { visitsBegunOn } from './dayVisits.ts';
import { openVisitAt, visitChoices, visitsOfToday } from './visitDay.ts';
import { dropDraft, saveDraft } from './visitDrafts.ts';
import { saveVisit } from './visitWriter.ts';

const MAX_BRIEFINGS = 100;

/** Stand-in of VisitController.cls. */
export const visitController: ApexClassStandIn = {
    getDay: inUserMode(async (context) => JSON.stringify(visitsOfToday(context))),
    getVisitsOfDay: inUserMode(async (context, { day }) => JSON.stringify(visitsBegunOn(context, String(day)))),
    getChoices: inUserMode(async (context) => JSON.stringify(visitChoices(context))),
    getBriefings: inUserMode(async (context, { recordIds }) => {
        const ids = recordIds as string[];
        if (ids.length > MAX_BRIEFINGS) {
            throw problem(400, 'invalid-request', `At most ${MAX_BRIEFINGS} customers, got ${ids.length}`);
        }
        return JSON.stringify(briefingsOfDay(context, ids));
    }),
    findCustomers: inUserMode(async (context, { requestJson }) =>
        JSON.stringify(findCustomers(context, JSON.parse(String(requestJson)) as FindCustomersRequest))
    ),
    getRecord: inUserMode(async (context, { recordId }) => {
        const customer = customerOfRecord(context, String(recordId));
        if (customer === null) return null;
        const briefing = briefingOfRecord(context, customer.recordId, String(recordId));
        const openVisitId = openVisitAt(context, customer.recordId);
        return JSON.stringify({ customer, openVisitId, briefing } satisfies VisitRecord);
    }),
    saveDraft: inUserMode(async (context, { requestJson }) =>
        JSON.stringify(saveDraft(context, JSON.parse(String(requestJson)) as DraftWrite))
    ),
    save: inUserMode(async (context, { requestJson }) => {
        const write = JSON.parse(String(requestJson)) as VisitWrite;
        const answer = saveVisit(context, write);
        if (write.report) dropDraft(context, write.clientKey);
        return JSON.stringify(answer);
    })
};
