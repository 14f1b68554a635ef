import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import express from 'express';
import { createPino, pinoLogger } from '../platform/pinoLogger.ts';
import { requestLog } from './requestLog.ts';

function memory(): { lines: () => Record<string, unknown>[]; stream: Writable } {
    let text = '';
    const stream = new Writable({
        write: (chunk, _encoding, done) => {
            text += String(chunk);
            done();
        }
    });
    return {
        lines: () =>
            text
                .trim()
                .split('\n')
                .map((line) => JSON.parse(line) as Record<string, unknown>),
        stream
    };
}

test('a request leaves one line without query, headers, body or address', async () => {
    const { lines, stream } = memory();
    const app = express().use(requestLog(createPino('debug', stream)));
    app.post('/v1/plans/:id', (_request, response) => {
        response.sendStatus(204);
    });
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/plans/7?near=47.1,9.5`;
    await fetch(url, { method: 'POST', headers: { authorization: 'Bearer secret' }, body: 'Mrs Example' });
    server.close();
    await once(server, 'close');
    const [line, ...others] = lines();
    expect(others).toEqual([]);
    expect(line).toMatchObject({ req: { method: 'POST', path: '/v1/plans/7' }, res: { status: 204 } });
    expect(JSON.stringify(line)).not.toMatch(/secret|47\.1|Example|127\.0\.0\.1/);
});

test('names, positions and secrets do not reach the log, whoever logs them', () => {
    const { lines, stream } = memory();
    const logger = pinoLogger(createPino('info', stream)).child({ part: 'test' });
    logger.info({ name: 'Mrs Example', place: { latitude: 47.1 }, org: { username: 'u', id: '00D' } }, 'careless');
    expect(lines()[0]).toMatchObject({ part: 'test', msg: 'careless', org: { id: '00D' } });
    expect(JSON.stringify(lines())).not.toMatch(/Example|47\.1|"u"/);
});
