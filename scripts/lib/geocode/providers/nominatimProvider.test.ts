import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Address, GeocodeProvider } from '../provider.ts';
import { nominatimAccuracy } from './nominatimAccuracy.ts';
import { nominatimProvider } from './nominatimProvider.ts';

const ADDRESS: Address = {
    ...{ recordId: '001000000000001AAA', objectApiName: 'Account', name: 'Secret Ltd' },
    ...{ street: 'Städtle 1\r\n2nd floor', postalCode: '9490', city: 'Vaduz', country: 'Liechtenstein' }
};
const HOUSE = { lat: '47.1394', lon: '9.5217', addresstype: 'building', category: 'building' };

let server: Server;
let requests: IncomingMessage[];
let answer: { status: number; body: string };
let clock: number;
let provider: GeocodeProvider;

beforeEach(async () => {
    requests = [];
    answer = { status: 200, body: JSON.stringify([HOUSE]) };
    server = createServer((request, response) => {
        requests.push(request);
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    clock = 50_000;
    provider = nominatimProvider({
        url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/search`),
        fetch,
        now: () => clock,
        sleep: async (milliseconds) => void (clock += milliseconds)
    });
});
afterEach(() => new Promise((resolve) => void server.close(resolve)));

describe('nominatimProvider', () => {
    it('sends the address and who asks, but neither name nor id of the record', async () => {
        expect(await provider.locate(ADDRESS)).toEqual({ latitude: 47.1394, longitude: 9.5217, accuracy: 'Address' });
        const url = new URL(requests[0]?.url ?? '', 'http://x');
        expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
            '/search',
            {
                ...{ street: 'Städtle 1, 2nd floor', postalcode: '9490', city: 'Vaduz', country: 'Liechtenstein' },
                ...{ format: 'jsonv2', addressdetails: '1', limit: '1' }
            }
        ]);
        expect(requests[0]?.headers['user-agent']).toMatch(/^Fieldmap-geocode\//);
        expect(requests[0]?.url).not.toMatch(/Secret|001000/);
    });

    it('asks at most once a second, and once for the same address', async () => {
        const startedAt = clock;
        for (const street of ['A 1', 'A 1', 'A 2', 'A 3']) {
            await provider.locate({ ...ADDRESS, street });
        }
        expect(requests).toHaveLength(3);
        expect(clock - startedAt).toBe(2000);
    });

    it('leaves out what the address lacks, and finds nothing where the server knows nothing', async () => {
        answer.body = '[]';
        expect(await provider.locate({ ...ADDRESS, street: '', country: ' ' })).toBeNull();
        expect([...new URL(requests[0]?.url ?? '', 'http://x').searchParams.keys()].slice(0, 2)).toEqual([
            'postalcode',
            'city'
        ]);
        answer.body = '[{"lat":"north","lon":"9"}]';
        expect(await provider.locate({ ...ADDRESS, street: 'B' })).toBeNull();
    });

    it.each([
        [429, '', /answered 429\. It refuses more requests/],
        [404, '', /answered 404\. Check --provider-url/],
        [200, '<html>', /no list of places in JSON/],
        [200, '{"error":"x"}', /no list of places in JSON/]
    ])('says what is wrong with a server that answers %s %s', async (status, body, expected) => {
        answer = { status, body };
        await expect(provider.locate(ADDRESS)).rejects.toThrow(expected);
    });

    it('says that a server does not answer', async () => {
        const silent = nominatimProvider({
            ...{ url: new URL('http://127.0.0.1:9/search'), now: () => 0, sleep: async () => undefined },
            fetch: async () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
        });
        await expect(silent.locate(ADDRESS)).rejects.toThrow(
            'http://127.0.0.1:9/search does not answer (ECONNREFUSED)'
        );
    });
});

describe('nominatimAccuracy', () => {
    it.each([
        [{ ...HOUSE }, 'Address'],
        [{ addresstype: 'place', category: 'place', address: { house_number: '1' } }, 'Address'],
        [{ addresstype: 'office', category: 'office' }, 'Address'],
        [{ addresstype: 'road', category: 'highway' }, 'Street'],
        [{ addresstype: 'road', class: 'highway' }, 'Street'],
        [{ addresstype: 'postcode', category: 'place' }, 'Zip'],
        [{ addresstype: 'town', category: 'boundary' }, 'City'],
        [{ addresstype: 'country', category: 'boundary' }, 'State'],
        [{ addresstype: 'peak', category: 'natural' }, 'Unknown']
    ])('%j is %s', (place, expected) => {
        expect(nominatimAccuracy(place)).toBe(expected);
    });
});
