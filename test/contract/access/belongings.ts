import { call, type AccessWorld, type Asker } from './accessWorld.ts';
import type { AskContext, Belongings } from './asks.ts';

const DAY_MS = 86_400_000;
const NOBODY = '000000000000000AAA';

/** What the person may name, of their own and of the victim. */
export async function contextOf(world: AccessWorld, asker: Asker, their: Belongings): Promise<AskContext> {
    const today = new Date().toISOString().slice(0, 10);
    const monday = mondayAhead();
    const [goal] = world.home.org.query(
        "SELECT Id, Metric__c, PeriodStart__c FROM VisitGoal__c WHERE Level__c = 'Company' AND Kind__c = 'Goal' ORDER BY Id LIMIT 1"
    ).records;
    return {
        today,
        monday,
        my: await belongingsOf(asker),
        their,
        goal: {
            goalId: String(goal?.['Id']),
            metric: 'visits-completed',
            periodStart: `${today.slice(0, 8)}01`
        }
    };
}

/** At least a week ahead, so that no day of it has begun. Three weeks from there no holiday covers. */
function mondayAhead(): string {
    const now = new Date();
    return new Date(now.getTime() + (((8 - now.getUTCDay()) % 7) + 7) * DAY_MS).toISOString().slice(0, 10);
}

export async function belongingsOf(asker: Asker): Promise<Belongings> {
    const { org } = asker.demo;
    const ownerId = asker.userId;
    const one = (objectName: string): string =>
        String(
            org.query(`SELECT Id FROM ${objectName} WHERE OwnerId = :ownerId ORDER BY Id DESC LIMIT 1`, {
                bindings: { ownerId }
            }).records[0]?.['Id'] ?? NOBODY
        );
    const suggested = await call(asker, 'POST', '/v1/plans', {
        fromDate: mondayAhead(),
        dayCount: 21,
        thinkSeconds: 0.1
    });
    const plan = suggested.json as { planId?: string; shifts?: { stops: { stopId: string }[] }[] } | null;
    return {
        userId: ownerId,
        planId: plan?.planId ?? 'none',
        stopId: plan?.shifts?.flatMap(({ stops }) => stops)[0]?.stopId ?? 'none',
        accountId: one('Account'),
        leadId: one('Lead'),
        dealId: one('Opportunity'),
        visitId: one('FieldVisit__c')
    };
}

/** Changes what the rep and the sharee may not see, and the field that is hidden from the third. */
export function changeOutOfReach({ home: { org }, victim, people }: AccessWorld): void {
    const today = new Date().toISOString().slice(0, 10);
    for (const { userId: ownerId } of [victim, people.blinkered]) {
        const deals = org.query('SELECT Id, Amount FROM Opportunity WHERE OwnerId = :ownerId', {
            bindings: { ownerId }
        });
        org.update(
            'Opportunity',
            deals.records.map((deal) => ({ Id: deal['Id'], Amount: Number(deal['Amount'] ?? 0) * 3 + 1000 }))
        );
    }
    const bindings = { ownerId: victim.userId };
    const open = org.query('SELECT Id FROM Opportunity WHERE OwnerId = :ownerId AND IsClosed = FALSE', { bindings });
    org.update(
        'Opportunity',
        open.records.map((deal) => ({ Id: deal['Id'], StageName: 'Closed Won', CloseDate: today }))
    );
    const visits = org.query("SELECT Id FROM FieldVisit__c WHERE OwnerId = :ownerId AND Status__c = 'Completed'", {
        bindings
    });
    org.update(
        'FieldVisit__c',
        visits.records.slice(0, 20).map((visit) => ({ Id: visit['Id'], Outcome__c: 'Not Interested' }))
    );
    org.insert('SuggestionFeedback__c', [
        { OwnerId: victim.userId, ClientKey__c: 'access-test', Decision__c: 'Rejected', Reason__c: 'Not Now' }
    ]);
}
