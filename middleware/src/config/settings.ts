import { z } from 'zod';

const seconds = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum);
const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http or https address' });

/**
 * Every key that the middleware reads from its environment, with what it means. `docs/configuration.md` is generated
 * from here.
 */
export const SETTINGS = {
    FIELDMAP_PORT: z.coerce
        .number()
        .int()
        .min(0)
        .max(65_535)
        .default(4200)
        .describe('Port to listen on; 0 takes a free one.'),
    FIELDMAP_HOST: z
        .string()
        .min(1)
        .default('127.0.0.1')
        .describe('Address to listen on. Behind a reverse proxy leave it as it is; in a container use `0.0.0.0`.'),
    FIELDMAP_PUBLIC_URL: httpUrl
        .optional()
        .describe(
            "Address by which orgs reach the middleware: the audience of callers' tokens. Absent: `http://localhost:<port>`."
        ),
    FIELDMAP_ORGS_FILE: z
        .string({ error: 'is missing: name the JSON file that lists the orgs' })
        .min(1)
        .describe(
            'JSON file with the orgs that are served: `[{orgId, issuer, instanceUrl, loginUrl, clientId, username, ' +
                'privateKeyFile, publicKeys: [{kid, pem}]}]`. Files are relative to this one. Optional: `nextPrivateKeyFile` ' +
                'while a key is exchanged, `eventsEndpoint` (`host:port` of the Pub/Sub API) and `eventsCertificateFile`. ' +
                'Keys are read again when the file changes. An imported company (docs/import.md) is ' +
                '`{orgId, issuer, publicKeys, isImported: true}`.'
        ),
    FIELDMAP_STORE_DIR: z
        .string()
        .min(1)
        .default('.demo/store')
        .describe('Directory of the embedded store. One process only.'),
    DATABASE_URL: z
        .url({ protocol: /^postgres(ql)?$/, error: 'expected an address such as postgresql://user@host:5432/fieldmap' })
        .optional()
        .describe('PostgreSQL instead of the embedded store; needed when several processes share the work.'),
    FIELDMAP_TRAVEL: z
        .enum(['road', 'osrm', 'valhalla', 'openrouteservice', 'great-circle'])
        .default('great-circle')
        .describe('Where travel times come from. `great-circle` is an estimate and says so in every plan.'),
    FIELDMAP_ROAD_GRAPH: z.string().min(1).optional().describe('Road graph file; required for `road`.'),
    FIELDMAP_TRAVEL_URL: httpUrl
        .optional()
        .describe('Address of the travel server; required for `osrm`, `valhalla` and `openrouteservice`.'),
    FIELDMAP_TRAVEL_KEY: z.string().min(1).optional().describe('Key for the travel server, where it wants one.'),
    FIELDMAP_SYNC_INTERVAL_SECONDS: seconds(1, 86_400)
        .default(60)
        .describe('Pause between two looks for changes in each org.'),
    FIELDMAP_CHANGE_EVENTS: z
        .enum(['auto', 'on', 'off'])
        .default('auto')
        .describe(
            'Change Data Capture (Pub/Sub API) to see changes within a second or two. `auto` uses it where the org offers ' +
                'it, `on` raises an alert where it does not, `off` only polls.'
        ),
    FIELDMAP_RATE_LIMIT_PER_MINUTE: seconds(1, 1_000_000)
        .default(300)
        .describe(
            'Requests that one person of one org may send in a minute; more are answered 429 with `Retry-After`. A device that reports by itself: 600.'
        ),
    FIELDMAP_RATE_LIMIT_ORG_PER_MINUTE: seconds(1, 10_000_000)
        .default(6000)
        .describe(
            'Requests that all people and devices of one org together may send in a minute; processes on one PostgreSQL server count together.'
        ),
    FIELDMAP_LOG_LEVEL: z
        .enum(['debug', 'info', 'warn', 'error', 'silent'])
        .default('info')
        .describe('Least severe log lines that are written (to standard error, JSON).')
} as const;

export type SettingName = keyof typeof SETTINGS;

/** One registered org in FIELDMAP_ORGS_FILE. */
export const orgEntrySchema = z.strictObject({
    orgId: z.string().regex(/^00D[A-Za-z0-9]{15}$/, 'expected an 18-character org id that begins with 00D'),
    issuer: httpUrl,
    instanceUrl: httpUrl,
    loginUrl: httpUrl,
    clientId: z.string().min(1).max(255),
    username: z.string().min(1).max(255),
    privateKeyFile: z.string().min(1),
    nextPrivateKeyFile: z.string().min(1).optional(),
    publicKeys: z
        .array(z.strictObject({ kid: z.string().min(1).max(255), pem: z.string().includes('-----BEGIN') }))
        .min(1)
        .max(10),
    eventsEndpoint: z
        .string()
        .regex(/^[^:/]+:\d+$/, 'expected host:port')
        .optional(),
    eventsCertificateFile: z.string().min(1).optional()
});
/** A company that was imported: nobody is synced, its people's tokens are accepted. */
export const importedOrgEntrySchema = orgEntrySchema
    .pick({ orgId: true, issuer: true, publicKeys: true })
    .extend({ isImported: z.literal(true) });

/** The member `isImported` tells which, so that faults are named for the right one. */
export const orgsFileSchema = z
    .array(
        z.discriminatedUnion('isImported', [
            orgEntrySchema.extend({ isImported: z.literal(false).optional() }),
            importedOrgEntrySchema
        ])
    )
    .min(1, 'expected at least one org')
    .max(100);
