import { expect, test } from '@jest/globals';
import { positionUploadSchema } from '../../contracts/index.ts';
import { ProblemError } from '../../platform/problemError.ts';
import { bytesOf, readUploadBody } from './uploadBody.ts';

const good = { fileName: 'a.gpx', format: 'gpx', text: '<gpx/>' };
const others: [string, unknown][] = [
    ['a list', [good]],
    ['nothing', null],
    ['a text', 'gpx'],
    ['no name', { ...good, fileName: '' }],
    ['a name of 256 characters', { ...good, fileName: 'x'.repeat(256) }],
    ['another format', { ...good, format: 'kml' }],
    ['no text', { fileName: 'a', format: 'csv' }],
    ['a text that is none', { ...good, text: 7 }],
    ['a member too much', { ...good, userId: '005' }],
    ['no name and another format', { format: 'kml', text: '' }]
];
const read = (value: unknown): unknown => readUploadBody(Buffer.from(JSON.stringify(value)));

test('takes what the contract takes', () => {
    for (const value of [good, { ...good, format: 'csv', fileName: 'x'.repeat(255), text: '' }]) {
        expect(read(value)).toEqual(positionUploadSchema.parse(value));
    }
});

test.each(others)('%s is refused with the pointers of the contract', (_name, value) => {
    const pointers = positionUploadSchema
        .safeParse(value)
        .error!.issues.map(({ path }) => path.map((p) => `/${String(p)}`).join(''));
    let problem: unknown;
    try {
        read(value);
    } catch (error) {
        problem = error;
    }
    expect(problem).toBeInstanceOf(ProblemError);
    expect((problem as ProblemError).errors.map(({ pointer }) => pointer).sort()).toEqual(
        [...new Set(pointers)].sort()
    );
});

test('what is no JSON, or was not sent, is refused', () => {
    expect(() => readUploadBody(Buffer.from('{"fileName"'))).toThrow('The body is not JSON.');
    expect(() => readUploadBody(bytesOf(undefined))).toThrow('The body is not JSON.');
});
