import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { rolldown } from 'rolldown';
import { cachedLwc } from '../../../scripts/build/cachedLwc.ts';
import { platformResolver } from '../../../scripts/build/platformResolver.ts';
import { repositoryRoot } from '../../../scripts/build/repositoryRoot.ts';

const require = createRequire(import.meta.url);
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Map benchmark</title>
<link rel="stylesheet" href="/resource/fieldmapVendor/leaflet.css"><link rel="stylesheet" href="/peer/MarkerCluster.css">
<link rel="stylesheet" href="/peer/MarkerCluster.Default.css"><style>body{margin:0}#map,#map>*{height:100vh;display:block}</style></head>
<body><div id="map"></div><script src="/resource/fieldmapVendor/leaflet.js"></script>
<script src="/peer/leaflet.markercluster.js"></script>
<script type="module" src="/page.js"></script></body></html>`;

export interface BenchServer {
    readonly url: string;
    close(): void;
}

/** Builds the page with the real component and serves it with the peer. `withGround`: the offline base map is there. */
export async function serveBenchPage(withGround: boolean): Promise<BenchServer> {
    const output = mkdtempSync(path.join(tmpdir(), 'fieldmap-bench-'));
    await buildPage(output);
    const resources = path.join(repositoryRoot, 'force-app/main/shared/staticresources');
    const application = express();
    application.get('/', (_request, response) => void response.type('html').send(HTML));
    if (!withGround)
        application.get('/resource/fieldmapBasemap', (_request, response) => void response.sendStatus(404));
    application.use('/resource', express.static(resources, { extensions: ['json'] }));
    application.use('/peer', express.static(path.dirname(require.resolve('leaflet.markercluster'))));
    application.use(express.static(output));
    const server = createServer(application).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        close: () => {
            server.closeAllConnections();
            server.close();
            rmSync(output, { recursive: true, force: true });
        }
    };
}

async function buildPage(output: string): Promise<void> {
    const forceAppDirectory = path.join(repositoryRoot, 'force-app');
    const platform = path.join(repositoryRoot, 'scripts/demo/workbench/page');
    const lwc = {
        rootDir: platform,
        sourcemap: false,
        apiVersion: 66,
        modules: [{ npm: 'lightning-base-components' }],
        enableDynamicComponents: true,
        enableLwcOn: true,
        enableSyntheticElementInternals: true
    };
    const bundle = await rolldown({
        input: { page: path.join(repositoryRoot, 'test/benchmarks/map/page/page.ts') },
        cwd: repositoryRoot,
        plugins: [
            platformResolver({ forceAppDirectory, pageDirectory: platform }),
            cachedLwc(lwc, path.join(repositoryRoot, '.cache/fieldmap/lwc'))
        ],
        transform: { define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' } },
        moduleTypes: { '.html': 'js', '.css': 'js' },
        onLog: () => undefined
    });
    await bundle.write({ dir: output, format: 'es', minify: true });
    await bundle.close();
}
