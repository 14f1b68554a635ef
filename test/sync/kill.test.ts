import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { silentLogger } from '../../middleware/src/platform/logger.ts';
import type { PlannedVisitWrite } from '../../middleware/src/planning/ports.ts';
import { openDatabase } from '../../middleware/src/store/index.ts';
import { difference, SAME } from './support/compare.ts';
import type { SyncJob } from './support/syncProcess.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/** FIELDMAP_TEST_KILLS=30 for the long form. */
const KILLS = Number(process.env['FIELDMAP_TEST_KILLS'] ?? 3);
const PROGRAM = path.resolve('lib/test/sync/support/syncProcess.js');

let world: World;
let directory: string;
beforeAll(async () => {
    world = await openWorld();
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-kill-'));
});
afterAll(async () => {
    await world.close();
    fs.rmSync(directory, { recursive: true, force: true });
});

// Guard: state written outside the transaction of its data (rows missing), or enqueue() after the push (keys lost).
test('D11 kill -9 at any moment of sync and write-back: nothing acknowledged is lost, nothing is doubled', async () => {
    const accountIds = world.org.loadRecords(
        'Account',
        Array.from({ length: 3000 }, (_item, index) => ({ Name: `a${index}`, OwnerId: world.repId }))
    );
    const jobFile = path.join(directory, 'job.json');
    const job: SyncJob = {
        connection: world.connection,
        storeDirectory: path.join(directory, 'store'),
        writes: accountIds.slice(0, 40).map((recordId, index) => plannedVisit(recordId, index))
    };
    fs.writeFileSync(jobFile, JSON.stringify(job));
    const acked = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
        const child = start(jobFile, acked);
        await Promise.race([child.said('started'), once(child.process, 'exit')]);
        await Promise.race([wait(150 + ((kill * 397) % 1100)), once(child.process, 'exit')]);
        child.process.kill('SIGKILL');
        await child.ended;
    }
    const last = start(jobFile, acked);
    await last.ended;
    expect(last.lines().at(-1)).toBe('done');
    const database = await openDatabase({ directory: job.storeDirectory, logger: silentLogger });
    for (const objectApiName of ['Account', 'FieldVisit__c', 'Event']) {
        expect(await difference({ ...world, database }, objectApiName)).toEqual(SAME);
    }
    await database.close();
    expect([...acked].sort()).toEqual(job.writes.map((write) => write.clientKey).sort());
    expect(keysOf('FieldVisit__c', 'ClientKey__c')).toEqual([...acked].sort());
    expect(keysOf('Event', 'FieldVisitKey__c')).toEqual([...acked].sort());
}, 600_000);

function plannedVisit(recordId: string, index: number): PlannedVisitWrite {
    const day = String((index % 25) + 1).padStart(2, '0');
    return {
        clientKey: `kill:${String(index).padStart(3, '0')}`,
        stopId: `s${index}`,
        ownerId: world.repId,
        recordId,
        objectApiName: 'Account',
        startsAt: `2026-12-${day}T08:00:00Z`,
        endsAt: `2026-12-${day}T08:30:00Z`,
        planId: 'kill',
        sequence: index
    };
}

function keysOf(objectApiName: string, field: string): unknown[] {
    return [...world.org.rows(objectApiName)]
        .filter((row) => row['IsDeleted'] !== true)
        .map((row) => row[field])
        .sort();
}

interface Child {
    readonly process: ChildProcess;
    readonly ended: Promise<unknown>;
    lines(): readonly string[];
    said(line: string): Promise<void>;
}

function start(jobFile: string, acked: Set<string>): Child {
    const child = spawn(process.execPath, [PROGRAM, jobFile], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    let waiting: { line: string; resolve: () => void } | null = null;
    const lines = (): string[] => text.split('\n').slice(0, -1);
    child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        for (const line of lines()) {
            if (line.startsWith('acked ')) {
                acked.add(line.slice('acked '.length));
            }
            if (line === waiting?.line) {
                waiting.resolve();
            }
        }
    });
    return {
        process: child,
        ended: once(child, 'close'),
        lines,
        said: (line) =>
            new Promise((resolve) => {
                waiting = { line, resolve };
            })
    };
}

function wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
