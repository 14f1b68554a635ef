import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import prettier from 'prettier';
import { DERIVED_TARGETS } from '../../middleware/src/sync/derived/derivedColumns.ts';
import { MAPPINGS } from '../../middleware/src/sync/mapping/index.ts';
import { toEvent, toFieldVisit } from '../../middleware/src/sync/outbox/plannedVisits.ts';
import { toSuggestionFeedback } from '../../middleware/src/sync/outbox/pushFeedback.ts';
import { toDetectedVisit } from '../../middleware/src/sync/outbox/pushFoundVisits.ts';
import { repositoryRoot } from '../build/repositoryRoot.ts';
import { OBJECT_REASONS, USER_PERMISSION_REASONS } from './permissionReasons.ts';
import { fieldDescriptions, permissionReference, readPermissionSets, reasonOfField } from './permissionReference.ts';

const sets = readPermissionSets();
const all = [...sets.values()];

describe('permission sets', () => {
    it('are what docs/permissions.md says (UPDATE_DOCS=1 writes it)', async () => {
        const file = path.join(repositoryRoot, 'docs/permissions.md');
        const options = { ...(await prettier.resolveConfig(file)), parser: 'markdown' };
        const text = await prettier.format(permissionReference(), options);
        if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
        expect(readFileSync(file, 'utf8')).toBe(text);
    });

    it('give nothing without a reason, and no reason is left over', () => {
        const objects = new Set(all.flatMap((one) => [...one.objects.keys()]));
        expect(Object.keys(OBJECT_REASONS).sort()).toEqual([...objects].sort());
        const permissions = new Set(all.flatMap(({ userPermissions }) => userPermissions));
        expect(Object.keys(USER_PERMISSION_REASONS).sort()).toEqual([...permissions].sort());
        const fields = new Set(all.flatMap((one) => [...one.fields.keys()]));
        const descriptions = fieldDescriptions();
        expect([...fields].filter((field) => reasonOfField(field, descriptions) === '')).toEqual([]);
        const unexplained = [...(sets.get('Fieldmap_Integration')?.objects.keys() ?? [])].filter(
            (name) => OBJECT_REASONS[name]?.integration === ''
        );
        expect(unexplained).toEqual([]);
    });

    it('let only the integration user and admins beyond sharing, and only where reasons say so', () => {
        const beyond = [...sets].flatMap(([name, { objects }]) =>
            [...objects].filter(([, rights]) => /[VM]/.test(rights)).map(([object]) => `${name} ${object}`)
        );
        expect(beyond.filter((entry) => !/^Fieldmap_(Integration|Admin) /.test(entry))).toEqual([]);
        const customers = /^Fieldmap_Admin (Account|Contact|Lead|Opportunity)$/;
        expect(beyond.filter((entry) => customers.test(entry))).toEqual([]);
    });

    it('open to each role what the role before it sees', () => {
        const [rep, manager, admin] = ['Fieldmap_Rep', 'Fieldmap_Manager', 'Fieldmap_Admin'].map((name) =>
            sets.get(name as 'Fieldmap_Rep')
        );
        const missing = (less: typeof rep, more: typeof rep): string[] =>
            [...(less?.classes ?? [])].filter((name) => more?.classes.includes(name) !== true);
        expect(missing(rep, manager)).toEqual([]);
        expect(missing(manager, admin)).toEqual([]);
    });
});

describe('the integration user', () => {
    const rights = sets.get('Fieldmap_Integration');
    const read = new Set(
        MAPPINGS.flatMap(({ objectApiName, columns }) =>
            Object.values(columns)
                .flatMap(({ fields }) => fields)
                .map((field) => `${objectApiName}.${permissionOf(objectApiName, field)}`)
        )
    );
    const written = new Set(writtenFields());

    it('reads no field of a customer that is not mirrored', () => {
        const unused = [...(rights?.fields ?? [])].filter(([field]) => !read.has(field) && !written.has(field));
        expect(unused.map(([field]) => field)).toEqual([]);
    });

    it('edits no field of a customer that the middleware does not write', () => {
        const open = [...(rights?.fields ?? [])].filter(([field, right]) => right === 'E' && !written.has(field));
        expect(open.map(([field]) => field)).toEqual([]);
    });
});

/** Compound fields have one permission. */
function permissionOf(object: string, field: string): string {
    const place = /^(\w+)__(Latitude|Longitude)__s$/.exec(field);
    if (place) return `${place[1]}__c`;
    if (object === 'Account' && /^Billing(Latitude|Longitude|GeocodeAccuracy)$/.test(field)) return 'BillingAddress';
    return object === 'Lead' && /^(Latitude|Longitude)$/.test(field) ? 'Address' : field;
}

function writtenFields(): string[] {
    const visit = { clientKey: 'k', stopId: 's', ownerId: 'o', recordId: 'r', planId: 'p', sequence: 1 };
    const times = { startsAt: '2026-11-12T08:00:00Z', endsAt: '2026-11-12T09:00:00Z' };
    const fieldsOf = (object: string, records: readonly object[]): string[] =>
        records.flatMap((record) => Object.keys(record).map((field) => `${object}.${field}`));
    const both = <Result>(make: (objectApiName: 'Account' | 'Lead') => Result): Result[] => [
        make('Account'),
        make('Lead')
    ];
    const found = { action: 'create', outboxKey: 'x', visitId: null, statusBefore: null } as const;
    const feedback = { decision: 'later', reason: null, comment: null, points: 1, rank: 1 } as const;
    return [
        ...fieldsOf(
            'FieldVisit__c',
            both((objectApiName) => toFieldVisit({ ...visit, ...times, objectApiName }))
        ),
        ...fieldsOf(
            'FieldVisit__c',
            both((objectApiName) =>
                toDetectedVisit({
                    ...visit,
                    ...times,
                    ...found,
                    objectApiName,
                    actualStartBefore: null,
                    distanceMetres: 1
                })
            )
        ),
        // The link to the calendar entry is written once the entry is there.
        'FieldVisit__c.EventId__c',
        ...fieldsOf(
            'Event',
            both((objectApiName) => toEvent({ ...visit, ...times, objectApiName }))
        ),
        ...fieldsOf(
            'SuggestionFeedback__c',
            both((objectApiName) => toSuggestionFeedback({ ...visit, ...feedback, objectApiName }))
        ),
        ...DERIVED_TARGETS.flatMap(({ objectApiName, columns }) =>
            Object.keys(columns).map((field) => `${objectApiName}.${field}`)
        )
    ];
}
