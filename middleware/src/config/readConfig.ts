import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { orgEntrySchema } from './settings.ts';
import { SETTINGS, orgsFileSchema } from './settings.ts';

/** An org that this middleware serves: whose tokens it accepts and how it signs in there. Never logged. */
export interface OrgRegistration {
    readonly orgId: string;
    /** `iss` of callers' tokens. */
    readonly issuer: string;
    readonly instanceUrl: string;
    readonly loginUrl: string;
    readonly clientId: string;
    readonly username: string;
    /** PEM text; signs the middleware's own sign-in at the org. */
    readonly privateKeyPem: string;
    /** While the key is exchanged: tried when the org does not take the other one. */
    readonly nextPrivateKeyPem?: string;
    /** `host:port` of the Pub/Sub API where it is not Salesforce's own. */
    readonly eventsEndpoint?: string;
    /** PEM of a certificate that the Pub/Sub API is trusted by; absent: the system's authorities. */
    readonly eventsCertificatePem?: string;
    /** Keys of the org's signing certificates; several while a key is being exchanged. */
    readonly publicKeys: readonly { readonly kid: string; readonly pem: string }[];
}

export type ImportedOrg = Pick<OrgRegistration, 'orgId' | 'issuer' | 'publicKeys'>;

export type TravelProvider = 'road' | 'osrm' | 'valhalla' | 'openrouteservice' | 'great-circle';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface Config {
    readonly port: number;
    readonly host: string;
    readonly publicUrl: string;
    readonly storeDirectory: string;
    readonly databaseUrl: string | undefined;
    readonly orgs: readonly OrgRegistration[];
    /** Companies that were imported: their people's tokens are accepted, nothing is synced. */
    readonly importedOrgs: readonly ImportedOrg[];
    /** Where the orgs came from; looked at again for exchanged keys. */
    readonly orgsFile: string;
    readonly travel: {
        readonly provider: TravelProvider;
        readonly roadGraphFile?: string;
        readonly url?: string;
        readonly key?: string;
    };
    readonly syncIntervalSeconds: number;
    readonly changeEvents: 'auto' | 'on' | 'off';
    readonly rateLimitPerMinute: number;
    readonly rateLimitPerOrgPerMinute: number;
    readonly logLevel: LogLevel;
}

/** The configuration is wrong; the message lists every fault, one a line. */
export class ConfigError extends Error {
    readonly faults: readonly string[];

    constructor(faults: readonly string[]) {
        super(
            `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n` +
                faults.map((fault) => `  - ${fault}`).join('\n') +
                '\nEvery key is described in docs/configuration.md.'
        );
        this.name = 'ConfigError';
        this.faults = faults;
    }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The whole configuration from the environment; empty values count as absent.
 *
 * Errors: `ConfigError` naming all faults at once; secrets are never repeated in it.
 */
export function readConfig(environment: Environment): Config {
    const given = Object.fromEntries(
        Object.keys(SETTINGS).flatMap((name) => (environment[name] ? [[name, environment[name]]] : []))
    );
    const parsed = z.object(SETTINGS).safeParse(given);
    const faults = parsed.success
        ? []
        : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    const orgs =
        given['FIELDMAP_ORGS_FILE'] === undefined
            ? { orgs: [], importedOrgs: [] }
            : readOrgs(given['FIELDMAP_ORGS_FILE'], faults);
    if (parsed.success) {
        faults.push(...travelFaults(parsed.data));
    }
    if (!parsed.success || faults.length > 0) {
        throw new ConfigError(faults);
    }
    return toConfig(parsed.data, orgs);
}

type Settings = z.infer<z.ZodObject<typeof SETTINGS>>;

export type Orgs = Pick<Config, 'orgs' | 'importedOrgs'>;

function toConfig(settings: Settings, orgs: Orgs): Config {
    const { FIELDMAP_ROAD_GRAPH: roadGraphFile, FIELDMAP_TRAVEL_URL: url, FIELDMAP_TRAVEL_KEY: key } = settings;
    return {
        port: settings.FIELDMAP_PORT,
        host: settings.FIELDMAP_HOST,
        publicUrl: (settings.FIELDMAP_PUBLIC_URL ?? `http://localhost:${settings.FIELDMAP_PORT}`).replace(/\/$/, ''),
        storeDirectory: settings.FIELDMAP_STORE_DIR,
        databaseUrl: settings.DATABASE_URL,
        ...orgs,
        orgsFile: settings.FIELDMAP_ORGS_FILE,
        travel: {
            provider: settings.FIELDMAP_TRAVEL,
            ...(roadGraphFile !== undefined && { roadGraphFile }),
            ...(url !== undefined && { url }),
            ...(key !== undefined && { key })
        },
        syncIntervalSeconds: settings.FIELDMAP_SYNC_INTERVAL_SECONDS,
        changeEvents: settings.FIELDMAP_CHANGE_EVENTS,
        rateLimitPerMinute: settings.FIELDMAP_RATE_LIMIT_PER_MINUTE,
        rateLimitPerOrgPerMinute: settings.FIELDMAP_RATE_LIMIT_ORG_PER_MINUTE,
        logLevel: settings.FIELDMAP_LOG_LEVEL
    };
}

function travelFaults(settings: Settings): string[] {
    const provider = settings.FIELDMAP_TRAVEL;
    if (provider === 'road' && settings.FIELDMAP_ROAD_GRAPH === undefined) {
        return ['FIELDMAP_ROAD_GRAPH: is missing, and FIELDMAP_TRAVEL=road needs it'];
    }
    if (provider !== 'road' && provider !== 'great-circle' && settings.FIELDMAP_TRAVEL_URL === undefined) {
        return [`FIELDMAP_TRAVEL_URL: is missing, and FIELDMAP_TRAVEL=${provider} needs it`];
    }
    return [];
}

/** The orgs of a registry file; faults are added to the list. */
export function readOrgs(file: string, faults: string[]): Orgs {
    const value = readJson(file, faults);
    if (value === undefined) {
        return { orgs: [], importedOrgs: [] };
    }
    const parsed = orgsFileSchema.safeParse(value);
    if (!parsed.success) {
        faults.push(
            ...parsed.error.issues.map(
                (issue) => `FIELDMAP_ORGS_FILE ${file} /${issue.path.join('/')}: ${issue.message}`
            )
        );
        return { orgs: [], importedOrgs: [] };
    }
    const entries = parsed.data;
    for (const member of ['orgId', 'issuer'] as const) {
        if (new Set(entries.map((entry) => entry[member])).size !== entries.length) {
            faults.push(`FIELDMAP_ORGS_FILE ${file}: two entries have the same ${member}`);
        }
    }
    return {
        orgs: entries.flatMap((entry) => (entry.isImported === true ? [] : [toOrg(entry, file, faults)])),
        importedOrgs: entries.flatMap((entry) => {
            const { orgId, issuer, publicKeys } = entry;
            return entry.isImported === true ? [{ orgId, issuer, publicKeys }] : [];
        })
    };
}

function toOrg(entry: z.infer<typeof orgEntrySchema>, file: string, faults: string[]): OrgRegistration {
    const { privateKeyFile, nextPrivateKeyFile, eventsCertificateFile, eventsEndpoint, ...org } = entry;
    const read = (member: string, name: string): string =>
        readPem(path.resolve(path.dirname(file), name), `FIELDMAP_ORGS_FILE ${file}: ${member}`, faults);
    return {
        ...org,
        privateKeyPem: read('privateKeyFile', privateKeyFile),
        ...(nextPrivateKeyFile && { nextPrivateKeyPem: read('nextPrivateKeyFile', nextPrivateKeyFile) }),
        ...(eventsEndpoint && { eventsEndpoint }),
        ...(eventsCertificateFile && { eventsCertificatePem: read('eventsCertificateFile', eventsCertificateFile) })
    };
}

function readJson(file: string, faults: string[]): unknown {
    try {
        return JSON.parse(fs.readFileSync(file, 'utf8')) as unknown;
    } catch (error) {
        const reason =
            error instanceof SyntaxError ? 'is not JSON' : ((error as NodeJS.ErrnoException).code ?? 'failed');
        faults.push(`FIELDMAP_ORGS_FILE: ${file} cannot be read (${reason})`);
        return undefined;
    }
}

function readPem(file: string, member: string, faults: string[]): string {
    try {
        return fs.readFileSync(file, 'utf8');
    } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code ?? 'failed';
        faults.push(`${member} ${file} cannot be read (${reason})`);
        return '';
    }
}
