// `npm test`: installs what is missing, the browser too, and runs every check and test.
import { buildTypeScript, installPackages, requireNode } from './bootstrap.mjs';

requireNode();
installPackages();
buildTypeScript();
const { runAllTests } = await import('../lib/scripts/quality/runTests.js');
process.exitCode = await runAllTests(process.argv.slice(2));
