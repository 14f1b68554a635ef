import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runJest, type StepResult } from './jestRun.ts';
import { startPostgres } from './postgresServer.ts';

/** Runs tests with a PostgreSQL server of their own as the store; it is gone afterwards. */
export async function runOnPostgres(name: string, paths: readonly string[]): Promise<StepResult> {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-postgres-'));
    try {
        // What is tested is the product, not the disk: the tests of durability start servers with fsync on.
        const server = await startPostgres(directory, ['-c', 'fsync=off']);
        try {
            const env = { FIELDMAP_TEST_STORE: 'postgresql', FIELDMAP_TEST_DATABASE_URL: server.url };
            return await runJest(name.replaceAll(' ', '-'), { project: 'node', paths, env });
        } finally {
            await server.stop();
        }
    } finally {
        fs.rmSync(directory, { recursive: true, force: true });
    }
}
