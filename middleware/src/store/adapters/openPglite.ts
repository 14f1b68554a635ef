import fs from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { StoreError } from '../storeDatabase.ts';
import type { StoreDatabase } from '../storeDatabase.ts';
import { DurableNodeFs, syncTree } from './durableNodeFs.ts';
import { pgliteDatabase, pgliteOptions } from './pgliteDatabase.ts';
import { acquireStoreLock } from './storeLock.ts';

/**
 * Opens the embedded store in a directory, which is made when it is missing.
 *
 * Shape:  `lock` keeps other processes out, `data` is the PostgreSQL cluster, `ready` says that the cluster was
 *         completely written; without it a cluster is left over from an interrupted first start and is made again.
 * Errors: `StoreError` when the directory cannot be written, is in use, or cannot be read as a store.
 */
export async function openPglite(directory: string, afterSync?: (path: string) => void): Promise<StoreDatabase> {
    const root = path.resolve(directory);
    ensureWritable(root);
    const lock = acquireStoreLock(path.join(root, 'lock'));
    try {
        const pg = await openCluster(root, afterSync);
        return pgliteDatabase(pg, lock.release);
    } catch (error) {
        lock.release();
        throw error;
    }
}

function ensureWritable(root: string): void {
    try {
        fs.mkdirSync(root, { recursive: true });
        const probe = path.join(root, '.probe');
        fs.writeFileSync(probe, '');
        fs.rmSync(probe);
    } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code ?? String(error);
        throw new StoreError(
            `The store directory ${root} cannot be written (${reason}). Give the user of this process write access, ` +
                'or set FIELDMAP_STORE_DIR to a directory that it may write.',
            { cause: error }
        );
    }
}

async function openCluster(root: string, afterSync?: (path: string) => void): Promise<PGlite> {
    const data = path.join(root, 'data');
    const ready = path.join(root, 'ready');
    const isNew = !fs.existsSync(ready);
    if (isNew) {
        fs.rmSync(data, { recursive: true, force: true });
    }
    const pg = await createPglite(data, afterSync);
    if (isNew) {
        syncTree(data);
        fs.writeFileSync(ready, 'The cluster in data/ is complete.\n');
        syncTree(root);
    }
    return pg;
}

async function createPglite(data: string, afterSync?: (path: string) => void): Promise<PGlite> {
    try {
        return await PGlite.create({ ...pgliteOptions(true), fs: new DurableNodeFs(data, afterSync) });
    } catch (error) {
        throw new StoreError(
            `The store in ${data} cannot be opened: ${error instanceof Error ? error.message : String(error)}. ` +
                'Everything in it can be rebuilt from Salesforce: move the directory away and start again.',
            { cause: error }
        );
    }
}
