// `npm run build`: everything that `sf project deploy start` and the demo need.
import { buildTypeScript, installPackages, requireNode } from './bootstrap.mjs';

requireNode();
installPackages();
buildTypeScript();
const { build, demoSteps, deploymentSteps } = await import('../lib/scripts/build/buildAll.js');
await build([...deploymentSteps(), ...demoSteps()], (message) => process.stderr.write(`${message}\n`));
process.stderr.write('Ready: force-app can be deployed with `sf project deploy start`.\n');
