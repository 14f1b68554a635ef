import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const SIGNING_CERTIFICATE = 'Fieldmap_Jwt';
export const CLIENT_APP = 'Fieldmap_Sync';
const EXAMPLE_MIDDLEWARE = 'https://fieldmap.example.com';
const EXAMPLE_ORG = 'https://example.my.salesforce.com';
const HEAD = '<?xml version="1.0" encoding="UTF-8" ?>\n';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** What an org's own copy of the metadata differs in, as long as nobody moves a side. */
export interface LastingValues {
    readonly middlewareUrl: string;
    /** `iss` of the org's tokens: its My Domain address. */
    readonly issuer: string;
    readonly consumerKey: string;
    readonly contactEmail: string;
    /** PEM. */
    readonly clientCertificate: string;
}

/** The same, and what depends on what the org has got by now. */
export interface SourceValues extends LastingValues {
    /** Certificate with which the org signs. Default: the first one. */
    readonly signingCertificate?: string;
    /** `Type.Record` of settings that the org already has: an admin may have changed them, so they are left out. */
    readonly keptSettings: ReadonlySet<string>;
    /** False once the org has its certificate: deploying it again would make another one. */
    readonly withCertificate: boolean;
}

/** Writes the metadata for one org: force-app with its addresses, and what may not lie in a repository. */
export function stageSource(forceApp: string, target: string, values: SourceValues): void {
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    cpSync(forceApp, target, { recursive: true, filter: (file) => isDeployed(file, values.keptSettings) });
    const workspace = path.join(target, 'main', 'workspace');
    edit(path.join(workspace, 'namedCredentials', 'Fieldmap_Middleware.namedCredential-meta.xml'), (xml) =>
        xml.replaceAll(EXAMPLE_MIDDLEWARE, values.middlewareUrl)
    );
    edit(path.join(workspace, 'externalCredentials', 'Fieldmap_Middleware.externalCredential-meta.xml'), (xml) =>
        externalCredential(xml, values)
    );
    for (const [file, content] of generated(values)) {
        mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true });
        writeFileSync(path.join(workspace, file), content);
    }
}

/** Changes when a deployment would bring something new; not with what the org has got from the last one. */
export function sourceDigest(forceApp: string, values: LastingValues): string {
    const { middlewareUrl, issuer, consumerKey, contactEmail, clientCertificate } = values;
    const hash = createHash('sha256');
    hash.update(JSON.stringify([middlewareUrl, issuer, consumerKey, contactEmail, clientCertificate]));
    for (const file of readdirSync(forceApp, { recursive: true }).map(String).sort()) {
        const full = path.join(forceApp, file);
        const isIn = file.split(path.sep).every((part) => isDeployed(part, new Set()));
        if (isIn && statSync(full).isFile()) {
            hash.update(file).update('\0').update(readFileSync(full)).update('\0');
        }
    }
    return hash.digest('hex').slice(0, 32);
}

/** The certificate alone, for the deployment that comes before the rest. */
export function stageCertificate(target: string, name = SIGNING_CERTIFICATE): void {
    rmSync(target, { recursive: true, force: true });
    mkdirSync(path.join(target, 'certs'), { recursive: true });
    for (const [file, content] of certificate(name)) {
        writeFileSync(path.join(target, file), content);
    }
}

function isDeployed(file: string, keptSettings: ReadonlySet<string>): boolean {
    const name = path.basename(file);
    if (name === '__tests__' || name === 'jest-stubs' || name === 'tsconfig.json' || name === 'jsconfig.json') {
        return false;
    }
    return !name.endsWith('.ts') && !(name.endsWith('.md-meta.xml') && keptSettings.has(name.slice(0, -'.md-meta.xml'.length)));
}

function edit(file: string, change: (xml: string) => string): void {
    writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** The key id goes into the head of the token, so that the middleware knows which of several keys to use. */
function externalCredential(
    xml: string,
    { middlewareUrl, issuer, signingCertificate = SIGNING_CERTIFICATE }: SourceValues
): string {
    const keyId =
        '    <externalCredentialParameters>\n        <parameterGroup>DefaultGroup</parameterGroup>\n' +
        '        <parameterName>kid</parameterName>\n        <parameterType>JwtHeaderClaim</parameterType>\n' +
        `        <parameterValue>${signingCertificate}</parameterValue>\n    </externalCredentialParameters>\n`;
    return xml
        .replaceAll(EXAMPLE_MIDDLEWARE, middlewareUrl)
        .replaceAll(EXAMPLE_ORG, issuer)
        .replaceAll(`<certificate>${SIGNING_CERTIFICATE}</certificate>`, `<certificate>${signingCertificate}</certificate>`)
        .replace('    <label>', `${keyId}    <label>`);
}

function generated(values: SourceValues): [string, string][] {
    const app = `<externalClientApplication>${CLIENT_APP}</externalClientApplication>`;
    return [
        [
            `externalClientApps/${CLIENT_APP}.eca-meta.xml`,
            xml('ExternalClientApplication', [
                `<contactEmail>${values.contactEmail}</contactEmail>`,
                '<description>The Fieldmap middleware signs in as its integration user.</description>',
                '<distributionState>Local</distributionState>',
                '<isProtected>false</isProtected>',
                `<label>${CLIENT_APP}</label>`
            ])
        ],
        [
            `extlClntAppOauthSettings/${CLIENT_APP}_oauth.ecaOauth-meta.xml`,
            xml('ExtlClntAppOauthSettings', [
                '<commaSeparatedOauthScopes>Api, RefreshToken</commaSeparatedOauthScopes>',
                app,
                `<label>${CLIENT_APP}_oauth</label>`
            ])
        ],
        clientAppKeys(values),
        [
            `extlClntAppOauthPolicies/${CLIENT_APP}_policy.ecaOauthPlcy-meta.xml`,
            xml('ExtlClntAppOauthConfigurablePolicies', [
                '<commaSeparatedPermissionSet>Fieldmap_Integration</commaSeparatedPermissionSet>',
                app,
                '<ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>',
                `<label>${CLIENT_APP}_policy</label>`,
                '<permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>',
                '<refreshTokenPolicyType>Zero</refreshTokenPolicyType>'
            ])
        ],
        ...(values.withCertificate ? certificate() : [])
    ];
}

/** The part of the External Client App that holds its key, and the certificate that the org knows the middleware by. */
export function clientAppKeys(values: Pick<SourceValues, 'consumerKey' | 'clientCertificate'>): [string, string] {
    const body = values.clientCertificate.replace(/-----[A-Z ]+-----|\s/g, '');
    return [
        `extlClntAppGlobalOauthSets/${CLIENT_APP}_glbl.ecaGlblOauth-meta.xml`,
        xml('ExtlClntAppGlobalOauthSettings', [
            '<callbackUrl>http://localhost:1717/OauthRedirect</callbackUrl>',
            `<certificate>${body}</certificate>`,
            `<consumerKey>${values.consumerKey}</consumerKey>`,
            `<externalClientApplication>${CLIENT_APP}</externalClientApplication>`,
            '<isConsumerSecretOptional>false</isConsumerSecretOptional>',
            `<label>${CLIENT_APP}_glbl</label>`,
            '<shouldRotateConsumerKey>false</shouldRotateConsumerKey>',
            '<shouldRotateConsumerSecret>false</shouldRotateConsumerSecret>'
        ])
    ];
}

/** Without content: the org makes the key itself, and the private half never leaves it. */
function certificate(name = SIGNING_CERTIFICATE): [string, string][] {
    const file = `certs/${name}.crt`;
    return [
        [file, ''],
        [
            `${file}-meta.xml`,
            xml('Certificate', [
                '<caSigned>false</caSigned>',
                '<keySize>2048</keySize>',
                `<masterLabel>${name}</masterLabel>`,
                '<privateKeyExportable>false</privateKeyExportable>'
            ])
        ]
    ];
}

function xml(type: string, lines: readonly string[]): string {
    return `${HEAD}<${type} ${NAMESPACE}>\n${lines.map((line) => `    ${line}\n`).join('')}</${type}>\n`;
}
