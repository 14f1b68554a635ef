import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../build/repositoryRoot.ts';

import { findPostgres, INSTALL_POSTGRES } from './postgresServer.ts';

type Report = (message: string) => void;

const BROWSERS = [
    process.env['FIELDMAP_BROWSER'] ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/** A Chromium on this machine, or undefined. `FIELDMAP_BROWSER` names another. */
export function findBrowser(): string | undefined {
    return BROWSERS.find((file) => file !== '' && existsSync(file));
}

/**
 * Path of a Chromium; installs Debian's when the person is root there, else the test tool's own.
 *
 * Errors: Error with the command to run when neither works.
 */
export function ensureBrowser(report: Report): string {
    const found = findBrowser();
    if (found !== undefined) {
        return found;
    }
    report('Installing Chromium (once) …');
    if (!installDebianPackage('chromium')) {
        spawnSync(
            process.execPath,
            [path.join(repositoryRoot, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'],
            {
                stdio: ['ignore', 2, 2]
            }
        );
    }
    const installed = findBrowser() ?? playwrightBrowser();
    if (installed === undefined) {
        throw new Error(
            'There is no Chromium. Next: install it (Debian: apt-get install chromium) or set FIELDMAP_BROWSER to its path.'
        );
    }
    return installed;
}

function playwrightBrowser(): string | undefined {
    const { stdout } = spawnSync(
        process.execPath,
        ['-e', "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))"],
        { cwd: repositoryRoot, encoding: 'utf8' }
    );
    const file = stdout.trim();
    return file !== '' && existsSync(file) ? file : undefined;
}

/** Makes sure that `java` runs: the Apex check needs it. Errors: Error with the command to run. */
export function ensureJava(report: Report): void {
    const works = (): boolean => spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;
    if (works()) {
        return;
    }
    report('Installing a Java runtime for the Apex check (once) …');
    installDebianPackage('default-jre-headless');
    if (!works()) {
        throw new Error(
            'There is no Java. Next: install a Java runtime 11 or newer (Debian: apt-get install default-jre-headless).'
        );
    }
}

/**
 * Makes sure that a PostgreSQL server can be started, for the sync tests on it. Null, with the reason reported, when they
 * are to be left out: `FIELDMAP_TEST_POSTGRES=0`, or none is there and none can be installed.
 *
 * Errors: Error with the next step when `FIELDMAP_TEST_POSTGRES=1` demands one and there is none.
 */
export function ensurePostgres(report: Report): string | null {
    const wish = process.env['FIELDMAP_TEST_POSTGRES'];
    if (wish === '0') {
        report('Tests on PostgreSQL are left out: FIELDMAP_TEST_POSTGRES=0.');
        return null;
    }
    if (findPostgres() === null) {
        report('Installing PostgreSQL for the sync tests (once) …');
        installDebianPackage('postgresql');
    }
    const found = findPostgres();
    if (found === null && wish === '1') {
        throw new Error(`FIELDMAP_TEST_POSTGRES=1, but there is no PostgreSQL server. ${INSTALL_POSTGRES}`);
    }
    if (found === null) {
        report(`Tests on PostgreSQL are left out: there is no server on this machine. ${INSTALL_POSTGRES}`);
    }
    return found;
}

/** Installs the pinned sf CLI of test/cli/sf unless it is there; returns the path of its binary. */
export function ensureSalesforceCli(report: Report): string {
    const directory = path.join(repositoryRoot, 'test/cli/sf');
    const binary = path.join(directory, 'node_modules/.bin/sf');
    const stamp = path.join(directory, 'node_modules/.fieldmap-lock');
    const lock = readFileSync(path.join(directory, 'package-lock.json'), 'utf8');
    if (existsSync(binary) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
        return binary;
    }
    report('Installing the sf CLI for test/cli (once; about a minute) …');
    const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: directory,
        stdio: ['ignore', 2, 2]
    });
    if (status !== 0) {
        throw new Error(
            'The sf CLI could not be installed. Next: check the connection to the npm registry and run npm test again.'
        );
    }
    writeFileSync(stamp, lock);
    return binary;
}

function installDebianPackage(name: string): boolean {
    const isRoot = process.getuid?.() === 0;
    if (!isRoot || !existsSync('/usr/bin/apt-get')) {
        return false;
    }
    const apt = (...args: string[]): boolean =>
        spawnSync('/usr/bin/apt-get', args, {
            stdio: ['ignore', 'ignore', 2],
            env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
        }).status === 0;
    return apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', name);
}
