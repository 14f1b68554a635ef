// `npm start`: installs what is missing, builds, and starts the demo.
import { buildTypeScript, installPackages, requireNode } from './bootstrap.mjs';

requireNode();
installPackages();
buildTypeScript();
const { startDemo } = await import('../lib/scripts/demo/start.js');
await startDemo(process.argv.slice(2));
