import type { OpenTransaction } from '../../../../scripts/demo/org/index.ts';
import type { World } from '../world.ts';
import type { SeededRandom } from './seededRandom.ts';

/** Random work of many people in the org. */
export interface OrgOperations {
    /** Does one operation and gives its name. */
    next(): string;
    /** Commits what is open and shows what was hidden. */
    settle(): void;
    /** Accounts that nobody else touches: planned visits are written to them. */
    readonly visitedAccounts: readonly string[];
    readonly repIds: readonly string[];
}

const MINUTE = 60;
const FIRST_RECORDS = { Account: 300, Lead: 120, Contact: 200, Opportunity: 150 } as const;
const HIDEABLE = ['Account.Industry', 'Lead.Rating', 'Opportunity.Amount', 'FieldVisit__c.Outcome__c'];
const STAGES = ['Prospecting', 'Qualification', 'Closed Won', 'Closed Lost'];
const MAX_OPEN = 3;

type Maker = (index: number) => Record<string, unknown>;
interface Operation {
    readonly name: string;
    readonly weight: number;
    readonly run: () => void;
}

/** Fills the org and gives the operations on it. Refusals of the org (a record in the bin, a converted lead) are part of life. */
export function orgOperations(world: World, random: SeededRandom): OrgOperations {
    const { org } = world;
    const repIds = [world.repId, ...addReps(world)];
    const visitedAccounts = world.insert(
        'Account',
        Array.from({ length: 40 }, (_item, index) => ({ Name: `visited ${index}`, OwnerId: world.repId }))
    );
    const reserved = new Set(visitedAccounts);
    const makers = recordMakers(random, repIds, () => pickLive('Account'));
    const pickLive = (objectApiName: string): string | undefined => {
        const ids: string[] = [];
        for (const row of org.rows(objectApiName)) {
            const isOurs = row['ClientKey__c'] !== undefined || row['FieldVisitKey__c'] !== undefined;
            if (row['IsDeleted'] !== true && !reserved.has(row.Id) && !isOurs) {
                ids.push(row.Id);
            }
        }
        return random.pick(ids);
    };
    const binned: { objectApiName: string; id: string }[] = [];
    const open: { transaction: OpenTransaction; rounds: number; ids: string[] }[] = [];
    let count = 0;
    const someObject = (): keyof typeof makers => random.pick(OBJECTS) ?? 'Account';
    for (const [objectApiName, number] of Object.entries(FIRST_RECORDS)) {
        const make = makers[objectApiName as keyof typeof FIRST_RECORDS];
        world.insert(
            objectApiName,
            Array.from({ length: number }, () => make((count += 1)))
        );
    }
    const live = (objectApiName: string, work: (id: string) => void): void => {
        const id = pickLive(objectApiName);
        if (id !== undefined) {
            work(id);
        }
    };
    const commitSome = (all: boolean): void => {
        for (const item of open.splice(0)) {
            item.rounds -= 1;
            if (all || item.rounds <= 0) {
                item.transaction.commit();
                item.ids.forEach((id) => reserved.delete(id));
            } else {
                open.push(item);
            }
        }
    };
    const operations: Operation[] = [
        { name: 'insert', weight: 20, run: () => attempt(() => insertOne(someObject())) },
        { name: 'update', weight: 28, run: () => updateOne(someObject()) },
        { name: 'delete', weight: 7, run: () => deleteOne(someObject()) },
        { name: 'undelete', weight: 5, run: () => undeleteOne() },
        { name: 'hard delete', weight: 3, run: () => hardDeleteOne(someObject()) },
        { name: 'merge', weight: 3, run: () => mergeTwo(random.oneIn(3) ? 'Lead' : 'Account') },
        { name: 'convert', weight: 3, run: () => convertOne() },
        { name: 'reassign', weight: 8, run: () => reassign(random.oneIn(4) ? 'Lead' : 'Account') },
        { name: 'user', weight: 1, run: () => changePerson() },
        { name: 'hide field', weight: 1, run: () => hideField() },
        { name: 'show fields', weight: 2, run: () => org.faults.hidden.clear() },
        { name: 'begin late commit', weight: 4, run: () => beginLate() },
        { name: 'archive', weight: 1, run: () => live('Event', (id) => org.archive('Event', [id])) },
        { name: 'clock', weight: 2, run: () => world.tick(MINUTE * (1 + random.below(90))) }
    ];
    const insertOne = (objectApiName: keyof typeof makers): void =>
        void org.insert(objectApiName, [makers[objectApiName]((count += 1))], { allOrNone: false });
    const updateOne = (objectApiName: keyof typeof makers): void =>
        live(objectApiName, (id) => attempt(() => org.update(objectApiName, [change(objectApiName, id)])));
    const change = (objectApiName: keyof typeof makers, id: string): Record<string, unknown> => {
        count += 1;
        const changes = {
            Account: { Industry: `i${count}`, CustomerClass__c: 'ABCD'[count % 4], BillingLatitude: count % 90 },
            Lead: { Rating: ['Hot', 'Warm', 'Cold'][count % 3] },
            Contact: { LastName: `c${count}` },
            Opportunity: { StageName: STAGES[count % STAGES.length], Amount: count },
            Event: { Subject: `e${count}` },
            FieldVisit__c: { Outcome__c: null, Status__c: ['Planned', 'Cancelled'][count % 2] }
        };
        return { Id: id, ...changes[objectApiName] };
    };
    const deleteOne = (objectApiName: keyof typeof makers): void =>
        live(objectApiName, (id) =>
            attempt(() => {
                if (org.delete(objectApiName, [id])[0]?.success === true) {
                    binned.push({ objectApiName, id });
                }
            })
        );
    const undeleteOne = (): void => {
        const [item] = binned.splice(random.below(Math.max(1, binned.length)), 1);
        if (item !== undefined) {
            attempt(() => org.undelete(item.objectApiName, [item.id]));
        }
    };
    const hardDeleteOne = (objectApiName: keyof typeof makers): void =>
        live(objectApiName, (id) => attempt(() => org.hardDelete(objectApiName, [id])));
    const mergeTwo = (objectApiName: 'Account' | 'Lead'): void =>
        live(objectApiName, (master) =>
            live(objectApiName, (loser) => {
                if (master !== loser) {
                    attempt(() => org.merge(objectApiName, master, [loser]));
                }
            })
        );
    const convertOne = (): void =>
        live('Lead', (leadId) =>
            attempt(() =>
                org.convertLead({
                    leadId,
                    convertedStatus: 'Closed - Converted',
                    ownerId: random.pick(repIds) ?? world.repId
                })
            )
        );
    const reassign = (objectApiName: 'Account' | 'Lead'): void =>
        live(objectApiName, (id) =>
            attempt(() => org.update(objectApiName, [{ Id: id, OwnerId: random.pick(repIds) }]))
        );
    const changePerson = (): void =>
        attempt(() => org.update('User', [{ Id: random.pick(repIds.slice(1)), IsActive: !random.oneIn(3) }]));
    const hideField = (): void => {
        const user = org.findUser(world.demo.integrationUsername)?.userId ?? '';
        org.faults.hidden.set(user, new Set([random.pick(HIDEABLE) ?? 'Account.Industry']));
    };
    const beginLate = (): void => {
        if (open.length >= MAX_OPEN) {
            return;
        }
        const transaction = org.begin();
        const ids: string[] = [];
        attempt(() => transaction.insert('Account', [makers.Account((count += 1))]));
        live('Account', (id) =>
            attempt(() => {
                // In a real org a row lock keeps others off until the commit.
                reserved.add(id);
                ids.push(id);
                transaction.update('Account', [{ Id: id, Industry: `late${count}` }]);
            })
        );
        open.push({ transaction, rounds: 5 + random.below(200), ids });
    };
    const total = operations.reduce((sum, { weight }) => sum + weight, 0);
    return {
        visitedAccounts,
        repIds,
        next: () => {
            world.tick(random.next() * 15);
            commitSome(false);
            let at = random.below(total);
            const operation = operations.find(({ weight }) => (at -= weight) < 0) as Operation;
            operation.run();
            return operation.name;
        },
        settle: () => {
            commitSome(true);
            org.faults.hidden.clear();
        }
    };
}

const OBJECTS = ['Account', 'Account', 'Lead', 'Contact', 'Opportunity', 'Event', 'FieldVisit__c'] as const;

function recordMakers(
    random: SeededRandom,
    repIds: readonly string[],
    account: () => string | undefined
): Record<(typeof OBJECTS)[number], Maker> {
    const owner = (): string | undefined => random.pick(repIds);
    const at = (index: number, minutes = 0): string =>
        new Date(Date.UTC(2026, 10, 1 + (index % 60), 8, minutes)).toISOString();
    return {
        Account: (index) => ({ Name: `a${index}`, OwnerId: owner(), AnnualRevenue: index, Industry: 'x "y", z\nw' }),
        Lead: (index) => ({
            LastName: `l${index}`,
            Company: `c${index}`,
            OwnerId: owner(),
            Status: 'Open - Not Contacted'
        }),
        Contact: (index) => ({ LastName: `c${index}`, AccountId: account(), OwnerId: owner() }),
        Opportunity: (index) => ({
            Name: `d${index}`,
            OwnerId: owner(),
            AccountId: account(),
            StageName: STAGES[index % 2],
            CloseDate: '2026-12-01',
            Amount: index
        }),
        Event: (index) => ({
            Subject: `e${index}`,
            OwnerId: owner(),
            WhatId: account(),
            StartDateTime: at(index),
            EndDateTime: at(index, 30)
        }),
        FieldVisit__c: (index) => ({
            OwnerId: owner(),
            Account__c: account(),
            Status__c: 'Planned',
            PlannedStart__c: at(index),
            PlannedEnd__c: at(index, 30)
        })
    };
}

function addReps({ org, repId }: World): string[] {
    const role = org.row('User', repId)?.['UserRoleId'];
    return org.loadRecords(
        'User',
        Array.from({ length: 5 }, (_item, index) => ({
            Username: `soak${index}@sync.example`,
            Email: `soak${index}@sync.example`,
            LastName: `Soak ${index}`,
            Name: `Soak ${index}`,
            IsActive: true,
            UserRoleId: role,
            TimeZoneSidKey: 'Europe/Zurich'
        }))
    );
}

function attempt(work: () => unknown): void {
    try {
        work();
    } catch {
        // The org refused, as it does to people.
    }
}
