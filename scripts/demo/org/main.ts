import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDemoOrg, type DemoOrgOptions } from './server/createServer.ts';

/** Root of the repository, seen from lib/scripts/demo/org. */
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

const HELP = `Starts the Fieldmap demo org.
  --port N            port; the next free one when it is taken, any with 0 (default 4100)
  --data-dir DIR      where the org is kept (default .demo/org)
  --accounts N        size of the demo company at its first start (default 2000)
  --seed N            another company (default 1)
  --today DATE        last day of its history, YYYY-MM-DD (default: today)
  --middleware-url U  where the org's Apex calls the middleware
  --orgs-file FILE    writes the middleware's registry of orgs
  --static-dir DIR    the built page
  --field-day         reps check in and out of today's visits while the org runs
  --empty             an org without Fieldmap and without records
  --fresh             forgets what the data directory holds`;

async function main(): Promise<void> {
    const options = readOptions();
    if (options === null) {
        say(HELP);
        return;
    }
    const running = await startDemoOrg({ ...options, logger: { info: say, warn: say } });
    let isStopping = false;
    const stop = (): void => {
        if (!isStopping) {
            isStopping = true;
            void running.close().then(() => process.exit(0));
        }
    };
    process.on('SIGTERM', stop).on('SIGINT', stop).on('disconnect', stop);
    const { url, controlKey } = running;
    process.stdout.write(`${JSON.stringify({ ready: true, url, orgId: running.org.orgId, controlKey })}\n`);
}

function readOptions(): DemoOrgOptions | null {
    const { values } = parseArgs({
        options: {
            port: { type: 'string', default: '4100' },
            'data-dir': { type: 'string', default: join(ROOT, '.demo', 'org') },
            accounts: { type: 'string', default: '2000' },
            seed: { type: 'string', default: '1' },
            today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
            'middleware-url': { type: 'string' },
            'orgs-file': { type: 'string' },
            'static-dir': { type: 'string' },
            'field-day': { type: 'boolean', default: false },
            empty: { type: 'boolean', default: false },
            fresh: { type: 'boolean', default: false },
            help: { type: 'boolean', default: false }
        }
    });
    if (values.help) {
        return null;
    }
    return {
        port: wholeNumber('port', values.port, 0, 65_535),
        dataDir: resolve(values['data-dir']),
        sourceDir: values.empty ? null : join(ROOT, 'force-app', 'main'),
        middlewareUrl: values['middleware-url'] ?? null,
        orgsFile: values['orgs-file'] ?? null,
        company: values.empty
            ? null
            : {
                  accounts: wholeNumber('accounts', values.accounts, 1, 1_000_000),
                  seed: wholeNumber('seed', values.seed, 0, 2 ** 31),
                  today: isoDate(values.today)
              },
        extractFile: join(ROOT, 'scripts', 'demo', 'data', 'osm', 'liechtenstein.osm.pbf'),
        staticDir: values['static-dir'] ?? null,
        hasFieldDay: values['field-day'],
        isFresh: values.fresh
    };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) {
        throw new Error(`--${name} has to be a whole number from ${least} to ${most}, not "${text}".`);
    }
    return value;
}

function isoDate(text: string): string {
    if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) {
        throw new Error(`--today has to be a date such as 2026-11-21, not "${text}".`);
    }
    return text;
}

function say(line: string): void {
    process.stderr.write(`${line}\n`);
}

main().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
});
