import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { municipalitiesOf } from './osm/municipalities.ts';
import { readOsm } from './osm/readOsm.ts';

/** Writes the municipalities of an extract as a static resource (GeoJSON with its licence); directories are made. */
export function buildMunicipalities(extractPath: string, resourcePath: string): void {
    const collection = {
        ...municipalitiesOf(readOsm(extractPath)),
        attribution: '© OpenStreetMap contributors',
        licence: 'Open Database License (ODbL) 1.0, https://opendatacommons.org/licenses/odbl/1-0/'
    };
    mkdirSync(dirname(resourcePath), { recursive: true });
    writeFileSync(`${resourcePath}.part`, JSON.stringify(collection));
    renameSync(`${resourcePath}.part`, resourcePath);
}
