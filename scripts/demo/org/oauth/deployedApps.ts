import { asArray, parseMetadataXml, type XmlNode } from '../core/metadataXml.ts';
import type { Org } from '../core/types.ts';
import type { ClientApp } from './clientApps.ts';

/** The External Client App of this consumer key, as its deployed metadata describes it. */
export function deployedApp(org: Org, consumerKey: string): ClientApp | undefined {
    const settings = nodes(org, 'ExtlClntAppGlobalOauthSettings').find(
        (node) => text(node, 'consumerKey') === consumerKey
    );
    if (settings === undefined) {
        return undefined;
    }
    const label = text(settings, 'externalClientApplication') ?? consumerKey;
    const policies = nodes(org, 'ExtlClntAppOauthConfigurablePolicies').find(
        (node) => text(node, 'externalClientApplication') === label
    );
    const sets = (policies && text(policies, 'commaSeparatedPermissionSet')) ?? '';
    return {
        consumerKey,
        label,
        consumerSecret: text(settings, 'consumerSecret') ?? null,
        certificate: certificateOf(text(settings, 'certificate')),
        permissionSets: sets.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()])),
        runAsUsername: null,
        redirectUris: []
    };
}

/** Where Apex calls and how its tokens are made, from the deployed Named and External Credential. */
export interface DeployedCredential {
    readonly url: string;
    readonly audience: string;
    readonly keyId: string | null;
    /** Name of the certificate that signs. */
    readonly certificate: string | null;
}

/** Null when none is deployed, or when it still has the address of the example. */
export function deployedCredential(org: Org): DeployedCredential | null {
    const named = nodes(org, 'NamedCredential', 'Fieldmap_Middleware')[0];
    const external = nodes(org, 'ExternalCredential', 'Fieldmap_Middleware')[0];
    const url = named && parameter(named['namedCredentialParameters'], 'Url');
    if (url === undefined || external === undefined || new URL(url).hostname.endsWith('example.com')) {
        return null;
    }
    const claims = external['externalCredentialParameters'];
    const names = asArray(claims as XmlNode[]).map((each) => text(each as XmlNode, 'certificate'));
    return {
        url,
        audience: parameter(claims, 'aud') ?? url,
        keyId: parameter(claims, 'kid') ?? null,
        certificate: names.find((name) => name !== undefined) ?? null
    };
}

/** In metadata it is the certificate without head and foot. */
function certificateOf(base64: string | undefined): string | null {
    return base64 === undefined ? null : `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}

function parameter(list: unknown, name: string): string | undefined {
    const found = asArray(list as XmlNode[]).find((each) => text(each as XmlNode, 'parameterName') === name);
    return found === undefined ? undefined : text(found as XmlNode, 'parameterValue');
}

function nodes(org: Org, type: string, fullName?: string): XmlNode[] {
    return org
        .metadata(type)
        .filter((component) => fullName === undefined || component.fullName === fullName)
        .map(({ xml }) => parseMetadataXml(xml, type));
}

function text(node: XmlNode, name: string): string | undefined {
    const value = node[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
