import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assembleBaseMap } from './osm/baseMap/assembleBaseMap.ts';
import { readOsm } from './osm/readOsm.ts';

/** A static resource of an org holds at most this much. Source: Salesforce, Static Resources. */
const MAX_RESOURCE_BYTES = 5 * 1024 * 1024;

/**
 * Builds the offline base map of an extract as a static resource; directories are made.
 *
 * Errors: as `readOsm`; a map that an org would not take.
 */
export function buildBaseMap(extractPath: string, resourcePath: string): void {
    const text = JSON.stringify(assembleBaseMap(readOsm(extractPath)));
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_RESOURCE_BYTES) {
        throw new Error(
            `${extractPath}: its base map has ${bytes} bytes, a static resource at most ${MAX_RESOURCE_BYTES}. ` +
                'Take a smaller extract.'
        );
    }
    mkdirSync(dirname(resourcePath), { recursive: true });
    writeFileSync(`${resourcePath}.part`, text);
    renameSync(`${resourcePath}.part`, resourcePath);
}

function main(): void {
    const { values } = parseArgs({ options: { extract: { type: 'string' }, out: { type: 'string' } } });
    if (!values.extract || !values.out) {
        console.error('Usage: node lib/scripts/build/baseMap.js --extract <file.osm.pbf> --out <file.json>');
        process.exitCode = 2;
        return;
    }
    buildBaseMap(values.extract, values.out);
    console.log(`${values.out}: ${statSync(values.out).size} bytes`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
