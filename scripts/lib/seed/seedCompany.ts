import type { DemoRecords } from '../../demo/data/company.ts';

/** What seeding needs of an org. */
export interface SeedingOrg {
    /** Fields that may be given at creation, by object. */
    createableFields(objectName: string): Promise<ReadonlySet<string>>;
    /** Ids of the new records in the order given; null where the org refused, with its reason. */
    create(
        objectName: string,
        records: readonly Readonly<Record<string, unknown>>[]
    ): Promise<readonly { readonly id: string | null; readonly reason: string }[]>;
}

export interface SeedOptions {
    readonly batches: Iterable<DemoRecords>;
    /** Users of the org who become the owners, in turn. */
    readonly ownerIds: readonly string[];
    /** Visits and calendar entries before this day are left out, `YYYY-MM-DD`. */
    readonly since: string;
    readonly say: (objectName: string, created: number) => void;
}

export interface SeedResult {
    readonly created: Readonly<Record<string, number>>;
    readonly refused: Readonly<Record<string, number>>;
    /** The first reasons, to look into. */
    readonly reasons: readonly string[];
}

const OBJECTS = ['Account', 'Contact', 'Lead', 'Opportunity', 'Event', 'FieldVisit__c', 'SuggestionFeedback__c'];
const CHUNK = 200;
const SHOWN_REASONS = 5;

/**
 * Creates the demo company's customers, leads, deals, visits and calendars in an org, with the org's own users as owners.
 *
 * Users, roles, history tables and time stamps cannot be created by the API; converted leads come as the accounts they
 * became. A record whose parent was refused is made without it.
 */
export async function seedCompany(org: SeedingOrg, options: SeedOptions): Promise<SeedResult> {
    const ids = new Map<string, string>();
    const created: Record<string, number> = {};
    const refused: Record<string, number> = {};
    const reasons: string[] = [];
    for (const { objectApiName, records } of options.batches) {
        if (objectApiName === 'User') {
            records.forEach((user, index) => ids.set(String(user['Id']), options.ownerIds[index % options.ownerIds.length]!));
        }
        if (!OBJECTS.includes(objectApiName)) {
            continue;
        }
        const fields = await org.createableFields(objectApiName);
        const wanted = records.filter((record) => isWanted(record, options.since));
        for (let from = 0; from < wanted.length; from += CHUNK) {
            const part = wanted.slice(from, from + CHUNK);
            const results = await org.create(objectApiName, part.map((record) => translate(record, fields, ids)));
            results.forEach(({ id, reason }, index) => {
                const count = id === null ? refused : created;
                count[objectApiName] = (count[objectApiName] ?? 0) + 1;
                if (id !== null) {
                    ids.set(String(part[index]?.['Id']), id);
                } else if (reasons.length < SHOWN_REASONS) {
                    reasons.push(`${objectApiName}: ${reason}`);
                }
            });
            options.say(objectApiName, created[objectApiName] ?? 0);
        }
    }
    return { created, refused, reasons };
}

function isWanted(record: Readonly<Record<string, unknown>>, since: string): boolean {
    const day = record['PlannedStart__c'] ?? record['StartDateTime'] ?? record['ActivityDate'];
    return record['IsConverted'] !== true && (typeof day !== 'string' || day >= since);
}

/** Ids of the generator become those of the org; what points to nothing there is left out. */
function translate(
    record: Readonly<Record<string, unknown>>,
    fields: ReadonlySet<string>,
    ids: ReadonlyMap<string, string>
): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(record)) {
        const isReference = (name.endsWith('Id') || name.endsWith('__c')) && isGeneratedId(value);
        const translated = isReference ? ids.get(value) : value;
        if (name !== 'Id' && name !== 'EventId__c' && fields.has(name) && translated !== null && translated !== undefined) {
            result[name] = translated;
        }
    }
    return result;
}

const GENERATED = /^[A-Za-z0-9]{3}GEN[A-Za-z0-9]{12}$/;

function isGeneratedId(value: unknown): value is string {
    return typeof value === 'string' && GENERATED.test(value);
}

/** Ids for the generator that no org gives. */
export function generatedIds(): (objectName: string) => string {
    let count = 0;
    return () => `seeGEN${String((count += 1)).padStart(12, '0')}`;
}
