import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../build/repositoryRoot.ts';
import { sourceFiles } from './apexFiles.ts';

const JARS = path.join(repositoryRoot, 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib');
const MAIN = 'com.salesforce.sfca.pmdwrapper.PmdWrapper';
const LIMIT_MS = 240_000;

/** Rules of a security review: CRUD and FLS, sharing, injection, and what else lets data out. All of PMD's Apex security set. */
export const SECURITY_RULES = [
    'ApexBadCrypto',
    'ApexCRUDViolation',
    'ApexDangerousMethods',
    'ApexInsecureEndpoint',
    'ApexOpenRedirect',
    'ApexSharingViolations',
    'ApexSOQLInjection',
    'ApexSuggestUsingNamedCred',
    'ApexXSSFromEscapeFalse',
    'ApexXSSFromURLParam'
];

/**
 * Queries without user mode that a person has looked at: the platform lets everybody read these, or has no permission for
 * them. One that no class needs any more is a finding too.
 */
const REVIEWED: Readonly<Record<string, string>> = {
    FieldmapSetting__mdt: 'custom metadata: public settings without records of customers',
    KpiSetting__mdt: 'custom metadata: public settings without records of customers',
    MapLayer__mdt: 'custom metadata: public settings without records of customers',
    VisitCadence__mdt: 'custom metadata: public settings without records of customers',
    UserRole: 'names of roles; there is no object permission for them',
    UserRecordAccess: 'asks the platform what the running user may do',
    PermissionSetAssignment: 'the running user’s own permission sets',
    User: 'names of colleagues in roles below, which every internal user sees'
};

interface PmdResults {
    readonly violations: readonly {
        readonly rule: string;
        readonly message: string;
        readonly codeLocation: { readonly file: string; readonly startLine: number };
    }[];
    readonly processingErrors: readonly { readonly file: string; readonly message: string }[];
}

/**
 * Security scan of Apex by PMD, as Salesforce's code analyzer brings it.
 *
 * A query of an object in {@link REVIEWED} is no finding.
 *
 * Shape: one line per finding (`file:line rule: text`); empty when all is well. Needs Java 11 or newer on the path.
 * Limits: PMD reads each class for itself; it does not follow data from class to class.
 * Errors: Error when Java or the engine is missing, or a file cannot be read by it.
 */
export function checkApexSecurity(files?: readonly string[]): string[] {
    const { violations, processingErrors } = scan(files ?? sourceFiles());
    const reviewed = new Set<string>();
    const open = violations.filter((violation) => {
        const object = violation.rule === 'ApexCRUDViolation' ? queriedObject(violation) : '';
        const isReviewed = Object.hasOwn(REVIEWED, object);
        if (isReviewed) reviewed.add(object);
        return !isReviewed;
    });
    const stale = files === undefined ? Object.keys(REVIEWED).filter((object) => !reviewed.has(object)) : [];
    return [
        ...processingErrors.map(({ file, message }) => `${relative(file)}: not read: ${message.split('\n')[0]}`),
        ...open.map(
            ({ rule, message, codeLocation: { file, startLine } }) =>
                `${relative(file)}:${startLine} ${rule}: ${message.trim()}`
        ),
        ...stale.map((object) => `REVIEWED in checkApexSecurity.ts names ${object}, which no class queries any more`)
    ].sort();
}

/** Object of the query at a finding: the first FROM from its line on. */
function queriedObject({ codeLocation: { file, startLine } }: PmdResults['violations'][number]): string {
    const lines = readFileSync(file, 'utf8').split('\n');
    return /\bFROM\s+(\w+)/.exec(lines.slice(startLine - 1, startLine + 20).join('\n'))?.[1] ?? '';
}

function scan(files: readonly string[]): PmdResults {
    const folder = mkdtempSync(path.join(tmpdir(), 'fieldmap-pmd-'));
    try {
        const [rules, input, output] = ['rules.xml', 'input.json', 'output.json'].map((name) =>
            path.join(folder, name)
        );
        writeFileSync(rules!, ruleSet());
        const runDataPerLanguage = { apex: { filesToScan: files } };
        writeFileSync(input!, JSON.stringify({ ruleSetInputFile: rules, runDataPerLanguage }));
        const { status, stdout, stderr, error } = spawnSync(
            'java',
            ['-cp', path.join(JARS, '*'), MAIN, 'run', input!, output!],
            { encoding: 'utf8', timeout: LIMIT_MS, maxBuffer: 64 * 1024 * 1024 }
        );
        if (error || status !== 0) {
            const reason = error?.message ?? `${stdout}\n${stderr}`.trim().slice(-2000);
            throw new Error(`The security scan did not run: ${reason}. Next: apt-get install default-jre-headless`);
        }
        return JSON.parse(readFileSync(output!, 'utf8')) as PmdResults;
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

function ruleSet(): string {
    const refs = SECURITY_RULES.map((name) => `    <rule ref="category/apex/security.xml/${name}" />\n`).join('');
    return (
        '<?xml version="1.0"?>\n<ruleset name="Fieldmap security review" ' +
        'xmlns="http://pmd.sourceforge.net/ruleset/2.0.0">\n    <description>Security review</description>\n' +
        `${refs}</ruleset>\n`
    );
}

function relative(file: string): string {
    return path.relative(repositoryRoot, file);
}
