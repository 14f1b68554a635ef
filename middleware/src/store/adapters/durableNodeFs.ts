import fs from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type PostgresModule = NonNullable<Awaited<ReturnType<NodeFS['init']>>['emscriptenOpts']>;
interface FileStream {
    readonly nfd?: number;
    readonly node: unknown;
}
interface NodeFileSystem {
    readonly stream_ops: { fsync?: (stream: FileStream) => number };
    realPath(node: unknown): string;
}

/**
 * PGlite's Node file system with an `fsync` that reaches the disk. The stock one has none, so PostgreSQL's write-ahead
 * log stays in the page cache and a power loss leaves an unreadable store (docs/decisions: durable store).
 */
export class DurableNodeFs extends NodeFS {
    readonly #afterSync: ((path: string) => void) | undefined;

    /** `afterSync` hears of every path that has reached the disk; tests build the image that a power cut leaves from it. */
    constructor(directory: string, afterSync?: (path: string) => void) {
        super(directory);
        this.#afterSync = afterSync;
    }

    override async init(pg: PGlite, options: PostgresModule): Promise<{ emscriptenOpts: PostgresModule }> {
        const base = await super.init(pg, options);
        const install = (module: unknown): void => this.#installSync((module as { NODEFS: NodeFileSystem }).NODEFS);
        return { emscriptenOpts: { ...base.emscriptenOpts, preRun: [...(base.emscriptenOpts.preRun ?? []), install] } };
    }

    #installSync(nodeFs: NodeFileSystem): void {
        nodeFs.stream_ops.fsync = (stream) => {
            const path = nodeFs.realPath(stream.node);
            syncPath(path, stream.nfd);
            this.#afterSync?.(path);
            return 0;
        };
    }
}

/** Forces one file or directory to the disk, by its open descriptor when there is one. */
function syncPath(path: string, descriptor: number | undefined): void {
    if (descriptor !== undefined) {
        fs.fsyncSync(descriptor);
        return;
    }
    const opened = fs.openSync(path, 'r');
    try {
        fs.fsyncSync(opened);
    } finally {
        fs.closeSync(opened);
    }
}

/** Forces a whole directory tree to the disk; needed once, after PGlite has unpacked a new cluster. */
export function syncTree(directory: string): void {
    for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
        const path = `${directory}/${entry.name}`;
        if (entry.isDirectory()) {
            syncTree(path);
        } else {
            syncPath(path, undefined);
        }
    }
    syncPath(directory, undefined);
}
