import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildBaseMap } from './baseMap.ts';
import { runIfChanged, type BuildStep } from './buildStamp.ts';
import { compileComponents } from './compileComponents.ts';
import { buildMunicipalities } from './municipalities.ts';
import { repositoryRoot } from './repositoryRoot.ts';
import { buildRoadGraph } from './roadGraph.ts';
import { buildVendor } from './vendor.ts';
import { buildWorkbench, WORKBENCH_OUTPUT } from './workbench.ts';

const CACHE = path.join(repositoryRoot, '.cache/fieldmap');
export const DEMO_EXTRACT = path.join(repositoryRoot, 'scripts/demo/data/osm/liechtenstein.osm.pbf');
export const DEMO_ROAD_GRAPH = path.join(CACHE, 'liechtenstein.graph');
const FORCE_APP = path.join(repositoryRoot, 'force-app');
const BASE_MAP = path.join(FORCE_APP, 'main/shared/staticresources/fieldmapBasemap.json');
const MUNICIPALITIES = path.join(FORCE_APP, 'main/shared/staticresources/fieldmapBasemapAreas.json');
const VENDOR = path.join(FORCE_APP, 'main/shared/staticresources/fieldmapVendor');
const LOCK_FILE = path.join(repositoryRoot, 'package-lock.json');
const at = (...parts: string[]): string => path.join(repositoryRoot, ...parts);

/** What `sf project deploy start` needs beside the sources: static resources and the components' JavaScript. */
export function deploymentSteps(): BuildStep[] {
    return [
        {
            name: 'libraries of the page',
            inputs: [LOCK_FILE, at('scripts/build/vendor.ts')],
            outputs: [VENDOR],
            run: async () => void (await buildVendor(repositoryRoot))
        },
        {
            name: 'offline base map',
            inputs: [DEMO_EXTRACT, at('scripts/build/baseMap.ts'), at('scripts/build/osm')],
            outputs: [BASE_MAP],
            run: () => buildBaseMap(DEMO_EXTRACT, BASE_MAP)
        },
        {
            name: 'municipalities',
            inputs: [DEMO_EXTRACT, at('scripts/build/municipalities.ts'), at('scripts/build/osm')],
            outputs: [MUNICIPALITIES],
            run: () => buildMunicipalities(DEMO_EXTRACT, MUNICIPALITIES)
        },
        {
            name: 'components',
            inputs: [FORCE_APP, at('scripts/build/compileComponents.ts')],
            ignore: (file) => !file.endsWith('.ts') || file.includes('__tests__'),
            outputs: [],
            run: () => void compileComponents(FORCE_APP)
        }
    ];
}

/** What the demo needs on top: the road graph and the page outside Salesforce. */
export function demoSteps(): BuildStep[] {
    return [
        {
            name: 'road graph',
            inputs: [DEMO_EXTRACT, at('scripts/build/roadGraph.ts'), at('scripts/build/osm'), at('middleware/src/travel/road')],
            ignore: (file) => file.endsWith('.test.ts'),
            outputs: [DEMO_ROAD_GRAPH],
            run: () => buildRoadGraph(DEMO_EXTRACT, DEMO_ROAD_GRAPH)
        },
        {
            name: 'page',
            inputs: [FORCE_APP, at('scripts/demo/workbench/page'), at('scripts/build'), LOCK_FILE],
            ignore: (file) =>
                file.includes('__tests__') || file.endsWith('.js') || file.startsWith(VENDOR) || file === BASE_MAP || file === MUNICIPALITIES,
            outputs: [path.join(WORKBENCH_OUTPUT, 'index.html')],
            run: () => buildWorkbench()
        }
    ];
}

/** Runs the steps whose inputs changed; `report` hears the name of each before it runs. */
export async function build(steps: readonly BuildStep[], report: (message: string) => void): Promise<void> {
    for (const step of steps) {
        await runIfChanged(
            {
                ...step,
                run: async () => {
                    report(`Building the ${step.name} …`);
                    await step.run();
                }
            },
            path.join(CACHE, 'stamps')
        );
    }
}

/** True when the shipped extract is a real file, not a pointer left by an incomplete clone. */
export function hasExtract(): boolean {
    return existsSync(DEMO_EXTRACT) && readFileSync(DEMO_EXTRACT).subarray(0, 64).includes('OSMHeader');
}
