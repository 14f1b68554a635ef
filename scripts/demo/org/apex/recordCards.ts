import type { CardField, CardFieldKind, RecordCard } from '#kernel/contracts';
import type { FieldDef, ObjectDef, Org, SObjectRecord, UserContext } from '../core/types.ts';
import { layerRows } from './mapLayers.ts';
import { problem } from './mapProblem.ts';
import { orgCurrency } from './orgCurrency.ts';
import { platformWords } from './platformWords.ts';

type FieldValues = Readonly<Record<string, unknown>>;

interface CardPlan {
    /** Field of FieldVisit__c that points to the record. */
    readonly visitLookup: string | null;
    readonly subtitle: readonly string[];
    readonly address: string | null;
    readonly fields: readonly string[];
}

/** The same plans stand in RecordCardSelector.cls. */
const PLANS: Readonly<Record<string, CardPlan>> = {
    Account: {
        visitLookup: 'Account__c',
        subtitle: ['Type', 'Industry'],
        address: 'Billing',
        fields: ['OpeningHours__c', 'NextVisitDue__c', 'VisitPriority__c', 'AnnualRevenue', 'Website', 'AccountNumber']
    },
    Lead: {
        visitLookup: 'Lead__c',
        subtitle: ['Company', 'Title'],
        address: '',
        fields: ['LeadQuality__c', 'LeadSource', 'Industry', 'OpeningHours__c', 'NextVisitDue__c', 'Email']
    },
    Opportunity: {
        visitLookup: 'Opportunity__c',
        subtitle: ['Account.Name'],
        address: null,
        fields: ['Amount', 'CloseDate', 'Probability', 'DaysInStage__c', 'NextStep', 'LeadSource']
    },
    FieldVisit__c: {
        visitLookup: 'Id',
        subtitle: ['Account__r.Name', 'Lead__r.Name'],
        address: null,
        fields: ['PlannedStart__c', 'ActualStart__c', 'Outcome__c', 'Mode__c', 'NextStep__c', 'NextStepDate__c']
    }
};
/** For objects that an admin put on the map. */
const OTHER: CardPlan = { visitLookup: null, subtitle: [], address: null, fields: [] };
const MAX_PEOPLE = 200;
const DUE_FIELDS = ['NextVisitDue__c', 'Account.NextVisitDue__c', 'Account__r.NextVisitDue__c'];
const KINDS: Readonly<Partial<Record<FieldDef['type'], CardFieldKind>>> = {
    date: 'date',
    datetime: 'dateTime',
    currency: 'currency',
    double: 'number',
    int: 'number',
    percent: 'number',
    phone: 'phone',
    email: 'email',
    url: 'url'
};
const ADDRESS_PARTS = ['Street', 'PostalCode', 'City', 'Country'];

/** What RecordCardSelector.cls does. Fields that the person may not see are left out of the query and the card. */
export function recordCard(org: Org, user: UserContext, recordId: string): RecordCard {
    const object = org.schema.objectOfId(recordId);
    const plan = PLANS[object?.name ?? ''] ?? OTHER;
    const layer = layerRows(org).find(({ objectApiName }) => objectApiName === object?.name);
    if (!object || !layer) throw problem(404, 'not-found', `No map layer shows the record ${recordId}.`);
    const fields = layer.cardFields.length > 0 ? layer.cardFields : plan.fields;
    const reader = new Reader(org, user, object, recordId, [
        ...fields,
        ...DUE_FIELDS,
        'NextStep',
        ...plan.subtitle,
        ...(plan.address === null ? [] : ADDRESS_PARTS.map((part) => plan.address + part)),
        ...layer.latitudeFields,
        ...layer.longitudeFields,
        layer.statusField,
        ...['Name', 'Owner.Name', 'Phone', 'AccountId', 'Account__c']
    ]);
    const accountId = object.name === 'Account' ? recordId : reader.text('AccountId') || reader.text('Account__c');
    return {
        recordId,
        objectApiName: object.name,
        title: reader.text('Name'),
        subtitle: plan.subtitle
            .map((path) => reader.label(path))
            .filter(Boolean)
            .join(' · '),
        status: reader.text(layer.statusField),
        statusLabel: reader.label(layer.statusField),
        ownerName: reader.text('Owner.Name'),
        address: plan.address === null ? '' : addressText(reader, plan.address),
        latitude: reader.firstNumber(layer.latitudeFields),
        longitude: reader.firstNumber(layer.longitudeFields),
        phone: reader.text('Phone') || null,
        ...people(org, user, accountId),
        nextStep: reader.text('NextStep') ? { text: reader.text('NextStep'), date: null } : null,
        ...(plan.visitLookup === null ? NO_VISITS : visits(org, user, plan.visitLookup, recordId)),
        nextVisitDue: DUE_FIELDS.map((path) => reader.text(path).slice(0, 10)).find(Boolean) ?? null,
        openDeals: accountId ? deals(org, user, accountId) : [],
        fields: fields.flatMap((path) => reader.cardField(path))
    };
}

/** Second line under a name, by object. */
const NAME_FIELDS: Readonly<Record<string, readonly [name: string, subtitle: string | null]>> = {
    Account: ['Name', 'BillingCity'],
    Lead: ['Name', 'Company'],
    Contact: ['Name', 'Title'],
    Opportunity: ['Name', 'StageName'],
    Event: ['Subject', 'Location'],
    User: ['Name', null]
};

/** Name and second line of records of any object, for lists that know only ids. Records one may not see are absent. */
export function namesOf(org: Org, user: UserContext, ids: readonly string[]): Record<string, object> {
    const names: Record<string, object> = {};
    for (const [objectApiName, [nameField, subtitleField]] of Object.entries(NAME_FIELDS)) {
        const own = ids.filter((id) => org.schema.objectOfId(id)?.name === objectApiName);
        if (own.length === 0) continue;
        const { records } = org.query(
            `SELECT Id, ${nameField}${subtitleField ? `, ${subtitleField}` : ''} FROM ${objectApiName} WHERE Id IN :own WITH USER_MODE`,
            { user, bindings: { own } }
        );
        for (const record of records) {
            const subtitle = subtitleField ? String(record[subtitleField] ?? '') : '';
            names[String(record['Id'])] = { name: record[nameField], subtitle, objectApiName };
        }
    }
    return { ...names, ...visitNames(org, user, ids) };
}

/** A visit is called like the customer it goes to; its number is the second line. */
function visitNames(org: Org, user: UserContext, ids: readonly string[]): Record<string, object> {
    const own = ids.filter((id) => org.schema.objectOfId(id)?.name === 'FieldVisit__c');
    if (own.length === 0) return {};
    const { records } = org.query(
        'SELECT Id, Name, Account__r.Name, Lead__r.Name FROM FieldVisit__c WHERE Id IN :own WITH USER_MODE',
        { user, bindings: { own } }
    );
    return Object.fromEntries(
        records.map((visit) => {
            const parent = (visit['Account__r'] ?? visit['Lead__r']) as { Name?: string } | null;
            const name = parent?.Name ?? visit['Name'];
            const subtitle = parent?.Name ? visit['Name'] : '';
            return [String(visit['Id']), { name, subtitle, objectApiName: 'FieldVisit__c' }];
        })
    );
}

/** One record in user mode, read by path. */
class Reader {
    private readonly org: Org;
    private readonly object: ObjectDef;
    private readonly record: SObjectRecord;
    private readonly currency: string;
    private readonly word: (label: string) => string;

    constructor(org: Org, user: UserContext, object: ObjectDef, recordId: string, wanted: readonly string[]) {
        this.org = org;
        this.object = object;
        const described = org.describe(object.name, user) as {
            fields: { name: string; relationshipName: string | null }[];
        };
        const readable = new Set(
            described.fields.flatMap(({ name, relationshipName }) => [name, relationshipName ?? name])
        );
        const paths = [...new Set(wanted)].filter((path) => readable.has(path.split('.')[0]!));
        const [record] = org.query(
            `SELECT Id, ${paths.join(', ')} FROM ${object.name} WHERE Id = :recordId WITH USER_MODE`,
            { user, bindings: { recordId } }
        ).records;
        if (!record) throw problem(404, 'not-found', `You see no record ${recordId}.`);
        this.record = record;
        this.currency = orgCurrency(org);
        this.word = platformWords(org, user);
    }

    text(path: string): string {
        return String(valueAt(this.record, path) ?? '');
    }

    label(path: string): string {
        const value = this.text(path);
        const field = this.org.schema.field(this.object, path);
        const entry = field?.picklist.find((candidate) => candidate.value === value);
        return entry ? this.word(entry.label) : value;
    }

    firstNumber(paths: readonly string[]): number | null {
        const found = paths.map((path) => valueAt(this.record, path)).find((value) => typeof value === 'number');
        return (found as number | undefined) ?? null;
    }

    cardField(path: string): CardField[] {
        const field = this.org.schema.field(this.object, path);
        const value = valueAt(this.record, path);
        if (!field || value === null || value === undefined || value === '') return [];
        const kind = KINDS[field.type] ?? 'text';
        const shown =
            kind === 'text' ? this.label(path) : kind === 'dateTime' ? iso(value) : (value as string | number);
        return [
            {
                label: this.word(field.label),
                value: shown,
                kind,
                ...(kind === 'currency' ? { currency: this.currency } : {})
            }
        ];
    }
}

function people(org: Org, user: UserContext, accountId: string): Pick<RecordCard, 'people' | 'peopleCount'> {
    if (accountId === '') return { people: [], peopleCount: 0 };
    const options = { user, bindings: { accountId } };
    const { records } = org.query(
        `SELECT Id, Name, Title, Phone FROM Contact WHERE AccountId = :accountId WITH USER_MODE ORDER BY Name
        LIMIT ${MAX_PEOPLE}`,
        options
    );
    const count = org.count('SELECT COUNT() FROM Contact WHERE AccountId = :accountId WITH USER_MODE', options);
    const found = records.map((record) => ({
        contactId: String(record['Id']),
        name: String(record['Name']),
        title: String(record['Title'] ?? ''),
        phone: record['Phone'] ? String(record['Phone']) : null
    }));
    return { people: found, peopleCount: count };
}

const NO_VISITS = { lastVisit: null, nextVisit: null, openVisitId: null };

function visits(
    org: Org,
    user: UserContext,
    lookup: string,
    recordId: string
): Pick<RecordCard, 'lastVisit' | 'nextVisit' | 'nextStep' | 'openVisitId'> {
    const find = (condition: string): SObjectRecord | undefined =>
        org.query(
            `SELECT Id, OwnerId, ActualStart__c, PlannedStart__c, Outcome__c, Notes__c, NextStep__c, NextStepDate__c
            FROM FieldVisit__c
            WHERE ${lookup} = :recordId AND ${condition} LIMIT 1`,
            { user, bindings: { recordId } }
        ).records[0];
    const last = find(`Status__c = 'Completed' WITH USER_MODE ORDER BY ActualStart__c DESC NULLS LAST`);
    const next = find(`Status__c = 'Planned' WITH USER_MODE ORDER BY PlannedStart__c ASC NULLS LAST`);
    const running = find(`Status__c = 'In Progress' WITH USER_MODE ORDER BY ActualStart__c DESC NULLS LAST`);
    const step = last?.['NextStep__c'];
    return {
        ...(step ? { nextStep: { text: String(step), date: textOrNull(last?.['NextStepDate__c']) } } : {}),
        openVisitId: running?.['OwnerId'] === user.userId ? String(running['Id']) : null,
        lastVisit: last
            ? {
                  visitId: String(last['Id']),
                  date: iso(last['ActualStart__c'] ?? last['PlannedStart__c']),
                  outcome: platformWords(org, user)(String(last['Outcome__c'] ?? '')),
                  notes: String(last['Notes__c'] ?? '')
              }
            : null,
        nextVisit: next?.['PlannedStart__c']
            ? { visitId: String(next['Id']), startsAt: iso(next['PlannedStart__c']) }
            : null
    };
}

/** Those of the fields that the person may read. */
export function readableOf(org: Org, user: UserContext, objectName: string, fields: readonly string[]): string[] {
    const described = org.describe(objectName, user)['fields'] as readonly { readonly name: string }[];
    const readable = new Set(described.map(({ name }) => name));
    return fields.filter((name) => readable.has(name));
}

function deals(org: Org, user: UserContext, accountId: string): RecordCard['openDeals'] {
    const optional = readableOf(org, user, 'Opportunity', ['Amount', 'DaysInStage__c']).map((name) => `, ${name}`);
    return org
        .query(
            `SELECT Id, Name, StageName, CloseDate${optional.join('')} FROM Opportunity
            WHERE AccountId = :accountId AND IsClosed = false WITH USER_MODE ORDER BY CloseDate, Id LIMIT 10`,
            { user, bindings: { accountId } }
        )
        .records.map((record) => ({
            opportunityId: String(record['Id']),
            name: String(record['Name']),
            stage: platformWords(org, user)(String(record['StageName'])),
            amount: typeof record['Amount'] === 'number' ? record['Amount'] : null,
            currency: orgCurrency(org),
            closeDate: String(record['CloseDate']),
            daysInStage: typeof record['DaysInStage__c'] === 'number' ? record['DaysInStage__c'] : null
        }));
}

function textOrNull(value: unknown): string | null {
    return value ? String(value) : null;
}

function addressText(reader: Reader, prefix: string): string {
    const [street, postalCode, city, country] = ADDRESS_PARTS.map((part) => reader.text(prefix + part));
    return [street, [postalCode, city].filter(Boolean).join(' '), country].filter(Boolean).join(', ');
}

function valueAt(record: FieldValues, path: string): unknown {
    let value: unknown = record;
    for (const name of path.split('.')) value = (value as FieldValues | null | undefined)?.[name];
    return value;
}

/** `2026-01-01T00:00:00.000+0000` as Apex writes it in JSON: `2026-01-01T00:00:00.000Z`. */
function iso(value: unknown): string {
    return typeof value === 'string' ? value.replace(/\+0000$/, 'Z') : '';
}
