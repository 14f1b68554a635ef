import { join } from 'node:path';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import type { Finding } from './finding.ts';

/** What `sf project deploy` would pack must hold every metadata file; it leaves out what it cannot place. */
export function checkResolution(forceAppDir: string, metadataPaths: readonly string[]): Finding[] {
    const packed = new Set<string>();
    let components;
    try {
        components = ComponentSet.fromSource(forceAppDir).getSourceComponents().toArray();
    } catch (error) {
        return [
            { file: '', message: `source-deploy-retrieve: ${error instanceof Error ? error.message : String(error)}` }
        ];
    }
    for (const component of components) {
        if (component.xml) packed.add(component.xml);
        for (const child of component.getChildren()) if (child.xml) packed.add(child.xml);
    }
    return metadataPaths
        .filter((path) => path.endsWith('-meta.xml') && !packed.has(join(forceAppDir, path)))
        .map((path) => ({ file: path, message: 'source-deploy-retrieve leaves it out of a deployment' }));
}
