import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { MAPPINGS } from '../mapping/index.ts';
import { describeForm } from './describeForm.ts';
import { IMPORT_KINDS, importKind } from './form.ts';
import { importedOrgId, isSalesforceId, recordIdOf } from './importIds.ts';
import { readRecord } from './readRecord.ts';

const MARK = '<!-- generated from middleware/src/sync/import/form.ts; UPDATE_DOCS=1 writes it -->';

test('docs/import.md is what the form says (UPDATE_DOCS=1 writes it)', () => {
    const text = fs.readFileSync('docs/import.md', 'utf8');
    const [intro = ''] = text.split(MARK);
    const expected = `${intro}${MARK}\n\n${describeForm()}`;
    if (process.env['UPDATE_DOCS'] === '1') {
        fs.writeFileSync('docs/import.md', expected);
    }
    expect(fs.readFileSync('docs/import.md', 'utf8')).toBe(expected);
});

test('every column of the form is a column of the mirror, of the same type', () => {
    for (const kind of IMPORT_KINDS) {
        const mapping = MAPPINGS.find(({ table }) => table === kind.table);
        for (const { target, type } of kind.columns) {
            const known = mapping?.columns[target]?.type.replace(
                'integer',
                type === 'smallint' ? 'smallint' : 'integer'
            );
            expect([kind.kind, target, known]).toEqual([kind.kind, target, type]);
        }
    }
});

test('what is named is taken over before what names it, or in the same run', () => {
    for (const { columns } of IMPORT_KINDS) {
        for (const { reference } of columns) {
            expect(reference === null || importKind(reference)?.keyPrefix !== null).toBe(true);
        }
    }
});

describe('ids', () => {
    test('are always the same, differ by kind, and look like those of Salesforce', () => {
        const id = recordIdOf('001', 'cust-1');
        expect(recordIdOf('001', 'cust-1')).toBe(id);
        expect(recordIdOf('005', 'cust-1')).not.toBe(id);
        expect([isSalesforceId(id), id.slice(0, 3)]).toEqual([true, '001']);
        expect(isSalesforceId(importedOrgId('00D000000000001AAA', 'acme'))).toBe(true);
    });
    test('of Salesforce stay as they are', () => {
        expect(recordIdOf('001', '001xx000003DGb2AAG')).toBe('001xx000003DGb2AAG');
        expect(recordIdOf('001', '001xx000003DGb2AAH')).not.toBe('001xx000003DGb2AAH');
    });
});

describe('a record', () => {
    const accounts = IMPORT_KINDS.find(({ kind }) => kind === 'accounts');
    const good = { id: 'c-1', ownerId: 'u-1', createdAt: '2026-01-01T00:00:00+01:00' };
    const read = (values: object) => {
        if (accounts === undefined) {
            throw new Error('There is no kind accounts.');
        }
        return readRecord(accounts, 7, { ...good, ...values });
    };
    test('reads text of CSV and values of JSON alike', () => {
        const [csv, json] = [
            { latitude: '47.1', isDeleted: 'FALSE' },
            { latitude: 47.1, isDeleted: false }
        ].map(read);
        expect(csv).toEqual(json);
        expect(csv).toMatchObject({
            line: 7,
            record: { latitude: 47.1, is_deleted: false, created_at: '2025-12-31T23:00:00.000Z', parent_id: null }
        });
    });
    test.each([
        [
            'ownerId',
            '',
            'Expected the id of a record of users; the cell is empty. Fill it in, or leave the record out.'
        ],
        ['latitude', 'north', 'Expected a number from -90 to 90 with a decimal point; got "north". Correct the cell.'],
        ['isDeleted', 'perhaps', 'Expected true or false; got "perhaps". Correct the cell.'],
        [
            'createdAt',
            '2026-01-01 08:00',
            'Expected a time with offset, such as 2026-11-02T09:00:00+01:00; got "2026-01-01 08:00". Correct the cell.'
        ]
    ])('says of %s = %j what was expected, what came and what to do', (column, value, detail) => {
        expect(read({ [column]: value })).toEqual([{ kind: 'accounts', line: 7, column, detail }]);
    });
});
