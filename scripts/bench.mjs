// `npm run bench:<name>`: installs what is missing, builds, and runs test/benchmarks/<name>. Only the result goes to standard output.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildTypeScript, installPackages, requireNode, root, stop } from './bootstrap.mjs';

const [name = '', ...options] = process.argv.slice(2);
requireNode();
installPackages();
buildTypeScript();
const main = path.join(root, 'lib/test/benchmarks', name, 'main.js');
if (name === '' || !existsSync(main)) {
    stop(
        `There is no benchmark "${name}".\nNext: choose one of test/benchmarks, for example \`npm run bench:planning\`.`
    );
}
const say = (message) => process.stderr.write(`${message}\n`);
const { build, demoSteps, deploymentSteps } = await import('../lib/scripts/build/buildAll.js');
await build([...deploymentSteps(), ...demoSteps()], say);
if (name === 'map') {
    const { ensureBrowser } = await import('../lib/scripts/quality/ensureTools.js');
    ensureBrowser(say);
}
process.argv = [process.argv[0], main, ...options];
await import(pathToFileURL(main).href);
