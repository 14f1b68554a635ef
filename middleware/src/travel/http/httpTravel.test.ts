import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodePolyline, encodePolyline } from '#kernel/geo';
import { type TravelTimes, TravelUnavailableError, UNREACHABLE } from '../ports.ts';
import { createHttpTravel, type HttpTravelOptions, type HttpTravelProvider } from './httpTravel.ts';

interface Asked {
    readonly method: string;
    readonly url: URL;
    readonly body: Record<string, unknown>;
    readonly headers: IncomingMessage['headers'];
}
type Answer = { readonly status?: number; readonly body?: unknown; readonly text?: string } | 'silence';

const places = Array.from({ length: 5 }, (_, i) => ({ latitude: 47 + i / 10, longitude: 9 + i / 100 }));
const asked: Asked[] = [];
let answer: (question: Asked) => Answer = () => ({ status: 500 });
let server: Server;
let url: string;

beforeAll(async () => {
    server = createServer((request, response) => {
        let text = '';
        request.on('data', (chunk: Buffer) => (text += chunk.toString()));
        request.on('end', () => {
            const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
            const question: Asked = {
                method: request.method!,
                url: new URL(request.url!, 'http://local'),
                body,
                headers: request.headers
            };
            asked.push(question);
            const reply = answer(question);
            if (reply === 'silence') return;
            response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' });
            response.end(reply.text ?? JSON.stringify(reply.body ?? {}));
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
    server.closeAllConnections();
    server.close();
});

beforeEach(() => void (asked.length = 0));

function open(provider: HttpTravelProvider, options: Partial<HttpTravelOptions> = {}): TravelTimes {
    return createHttpTravel({ provider, url: `${url}/`, fetch: globalThis.fetch, ...options });
}

/** The number of a place, from its latitude: cells become 10 * from + to. */
const numberOf = (latitude: number): number => Math.round((latitude - 47) * 10);
const expectedCells = places.flatMap((_, from) => places.map((__, to) => (from === to ? 0 : 10 * from + to)));

function table<T>(sources: readonly number[], targets: readonly number[], cell: (value: number) => T): T[][] {
    return sources.map((from) => targets.map((to) => cell(10 * from + to)));
}

describe('OSRM', () => {
    /** Answers like `table`: cells from the coordinates in the path and the index lists. */
    const osrm = ({ url: { pathname, searchParams } }: Asked): Answer => {
        const numbers = pathname
            .split('/')
            .pop()!
            .split(';')
            .map((pair) => numberOf(Number(pair.split(',')[1])));
        const pick = (name: string) =>
            searchParams
                .get(name)!
                .split(';')
                .map((i) => numbers[Number(i)]!);
        const cells = table(pick('sources'), pick('destinations'), (value) => value + 0.4);
        return { body: { code: 'Ok', durations: cells, distances: cells.map((row) => row.map((cell) => 2 * cell)) } };
    };

    it('asks in blocks and puts every cell in its place', async () => {
        answer = osrm;
        const { seconds, metres, source } = await open('osrm', { maxSources: 2, maxTargets: 3 }).matrix(places);
        expect(asked).toHaveLength(3 * 2);
        expect([...seconds]).toEqual(expectedCells);
        expect(metres[1]).toBe(3);
        expect(source).toEqual({ provider: 'http', isEstimate: false, note: 'Car, from OSRM.' });
        expect(asked[0]!.url.pathname).toMatch(/^\/table\/v1\/driving\/9\.000000,47\.000000;9\.010000,47\.100000;/);
    });

    it('marks pairs without a way', async () => {
        answer = () => ({
            body: {
                durations: [
                    [0, null],
                    [7, 0]
                ],
                distances: [
                    [0, null],
                    [9, 0]
                ]
            }
        });
        const { seconds, metres } = await open('osrm').matrix(places.slice(0, 2));
        expect([...seconds]).toEqual([0, UNREACHABLE, 7, 0]);
        expect([...metres]).toEqual([0, UNREACHABLE, 9, 0]);
    });

    it('gives the route with its legs', async () => {
        const geometry = encodePolyline(places.slice(0, 3));
        answer = () => ({
            body: {
                routes: [
                    {
                        geometry,
                        legs: [
                            { duration: 10.6, distance: 99.5 },
                            { duration: 5, distance: 50 }
                        ]
                    }
                ]
            }
        });
        const route = await open('osrm').route(places.slice(0, 3));
        expect(route).toMatchObject({
            polyline: geometry,
            legs: [
                { seconds: 11, metres: 100 },
                { seconds: 5, metres: 50 }
            ]
        });
        expect(asked[0]!.url.pathname).toMatch(/^\/route\/v1\/driving\//);
    });
});

describe('Valhalla', () => {
    it('posts sources and targets and reads kilometres', async () => {
        answer = ({ body }) => {
            const numbers = (name: string) => (body[name] as { lat: number }[]).map(({ lat }) => numberOf(lat));
            return {
                body: {
                    sources_to_targets: table(numbers('sources'), numbers('targets'), (time) => ({
                        time,
                        distance: time / 1000
                    }))
                }
            };
        };
        const { seconds, metres } = await open('valhalla', { maxSources: 4, maxTargets: 4 }).matrix(places);
        expect([...seconds]).toEqual(expectedCells);
        expect([...metres]).toEqual(expectedCells);
        expect(asked.map(({ method, url: { pathname } }) => `${method} ${pathname}`)).toEqual(
            Array(4).fill('POST /sources_to_targets')
        );
        expect(asked[0]!.body).toMatchObject({ costing: 'auto', units: 'kilometers' });
    });

    it('splits long routes and joins them at the shared place', async () => {
        answer = ({ body }) => {
            const spots = (body['locations'] as { lat: number; lon: number }[]).map(({ lat, lon }) => ({
                latitude: lat,
                longitude: lon
            }));
            const legs = spots.slice(1).map((to, i) => ({
                shape: encodePolyline([spots[i]!, to]),
                summary: { time: numberOf(to.latitude), length: 1.5 }
            }));
            return { body: { trip: { legs } } };
        };
        const many = Array.from({ length: 25 }, (_, i) => ({ latitude: 47 + i / 10, longitude: 9 }));
        const { legs, polyline } = await open('valhalla').route(many);
        expect(asked).toHaveLength(2);
        expect(legs.map(({ seconds }) => seconds)).toEqual(many.slice(1).map((_, i) => i + 1));
        expect(legs[0]!.metres).toBe(1500);
        const corners = decodePolyline(polyline).map(({ latitude }) => numberOf(latitude));
        expect([...new Set(corners)]).toEqual(many.map((_, i) => i));
    });
});

describe('openrouteservice', () => {
    it('sends the key as a header and indices as text', async () => {
        answer = ({ body }) => {
            const numbers = (name: string) =>
                (body[name] as string[]).map((i) => numberOf((body['locations'] as number[][])[Number(i)]![1]!));
            const cells = table(numbers('sources'), numbers('destinations'), (value) => value);
            return { body: { durations: cells, distances: cells } };
        };
        const { seconds } = await open('openrouteservice', { key: 'secret', maxSources: 3, maxTargets: 5 }).matrix(
            places
        );
        expect([...seconds]).toEqual(expectedCells);
        expect(asked[0]!.headers.authorization).toBe('secret');
        expect(asked[0]!.url.pathname).toBe('/v2/matrix/driving-car');
        expect(asked[0]!.body['metrics']).toEqual(['duration', 'distance']);
    });

    it('reads segments of a route', async () => {
        const geometry = encodePolyline(places.slice(0, 2));
        answer = () => ({ body: { routes: [{ geometry, segments: [{ duration: 12.2, distance: 80 }] }] } });
        expect(await open('openrouteservice').route(places.slice(0, 2))).toMatchObject({
            polyline: geometry,
            legs: [{ seconds: 12, metres: 80 }]
        });
    });
});

describe('a server that does not answer as it should', () => {
    const failure = async (
        reply: Answer,
        options: Partial<HttpTravelOptions> = {}
    ): Promise<TravelUnavailableError> => {
        answer = () => reply;
        const error: unknown = await open('osrm', options)
            .matrix(places.slice(0, 2))
            .catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(TravelUnavailableError);
        return error as TravelUnavailableError;
    };

    it.each<[number, string]>([
        [401, 'refused'],
        [403, 'refused'],
        [400, 'refused'],
        [413, 'limit'],
        [429, 'limit'],
        [500, 'unavailable'],
        [503, 'unavailable']
    ])('HTTP %i is %s', async (status, code) => {
        expect(await failure({ status, body: { code: 'TooBig' } })).toMatchObject({ code });
    });

    it('names the server and its code, never the key, the address or coordinates', async () => {
        const { message } = await failure(
            { status: 400, body: { code: 'InvalidQuery', message: 'bad 47.0,9.0' } },
            { key: 'secret' }
        );
        expect(message).toBe('the OSRM server refused the question (HTTP 400, InvalidQuery).');
    });

    it('is given up after the deadline', async () => {
        const error = await failure('silence', { deadlineSeconds: 0.1 });
        expect(error).toMatchObject({ code: 'timeout', message: 'the OSRM server did not answer within 0.1 s.' });
    });

    it('has one deadline for all blocks of a matrix', async () => {
        answer = () => ({ body: { durations: [[0]], distances: [[0]] } });
        const slow: typeof fetch = async (...request) => {
            await new Promise((resolve) => setTimeout(resolve, 60));
            return fetch(...request);
        };
        const travel = open('osrm', { maxSources: 1, maxTargets: 1, deadlineSeconds: 0.3, fetch: slow });
        await expect(travel.matrix(places)).rejects.toMatchObject({ code: 'timeout' });
        expect(asked.length).toBeLessThan(25);
    });

    it.each<[string, Answer]>([
        ['no JSON', { text: '<html>' }],
        ['no table', { body: { code: 'Ok' } }],
        ['a table of another size', { body: { durations: [[0]], distances: [[0]] } }]
    ])('%s is a bad answer', async (_, reply) => {
        expect(await failure(reply)).toMatchObject({ code: 'bad-answer' });
    });

    it('cannot be reached at a closed port', async () => {
        expect(await failure({}, { url: 'http://127.0.0.1:9' })).toMatchObject({ code: 'unavailable' });
    });

    it('lets the caller stop', async () => {
        answer = () => 'silence';
        const signal = AbortSignal.timeout(50);
        await expect(open('osrm').matrix(places, { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
    });
});
