import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readRoadGraph, writeRoadGraph } from './graphFile.ts';
import { sampleGraph } from './sampleGraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldmap-graph-'));
const path = join(directory, 'a.graph');
const graph = sampleGraph(
    [
        { latitude: 47.1, longitude: 9.5 },
        { latitude: 47.1, longitude: 9.51 },
        { latitude: 47.11, longitude: 9.51 }
    ],
    [
        { from: 0, to: 1, via: [{ latitude: 47.101, longitude: 9.505 }] },
        { from: 1, to: 2, oneWay: true, delayForward: 3 }
    ]
);
writeRoadGraph(path, graph);
const bytes = readFileSync(path);

function readChanged(change: (bytes: Buffer) => Buffer): () => unknown {
    const changed = join(directory, 'changed.graph');
    writeFileSync(changed, change(Buffer.from(bytes)));
    return () => readRoadGraph(changed);
}

afterAll(() => rmSync(directory, { recursive: true }));

describe('road graph file', () => {
    it('gives back what was written', () => {
        expect(readRoadGraph(path)).toEqual(graph);
    });

    it('refuses another version and says what to do', () => {
        const read = readChanged((copy) => {
            copy.writeUInt32LE(99, 8);
            return copy;
        });
        expect(read).toThrow(/format version 99, expected 1\. Build it again: node .*roadGraph\.js/);
    });

    it('refuses other files, cut-off files and missing files', () => {
        expect(readChanged(() => Buffer.from('PK a zip file, not a graph'))).toThrow(/another kind of file/);
        expect(readChanged((copy) => copy.subarray(0, copy.length - 16))).toThrow(/cut off in its column/);
        expect(() => readRoadGraph(join(directory, 'none.graph'))).toThrow(/cannot be read\. Build it again/);
    });
});
