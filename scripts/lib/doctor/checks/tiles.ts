import { failure, ok, warning, type Check, type DoctorContext, type Finding } from '../check.ts';

const TIMEOUT_MS = 5000;

export const tiles: Check = {
    code: 'base-map-tiles',
    why: 'The browser loads tiles only from a host that the org trusts (CSP) and that answers.',
    run: async (context) => {
        const rows = await context.org.query(
            "SELECT DeveloperName, Value__c FROM FieldmapSetting__mdt WHERE DeveloperName IN ('baseMapKind', 'tileUrl', 'tileKey', 'tileAttribution')"
        );
        const value = (name: string): string =>
            String(rows.find((row) => row['DeveloperName'] === name)?.['Value__c'] ?? '');
        const kind = value('baseMapKind');
        if (kind !== 'tiles') {
            return ok(`No tile server is used (baseMapKind is ${kind || 'not set'})`);
        }
        if (value('tileAttribution') === '') {
            return warning('tileAttribution is empty', 'Name the source of the map; most licences want it.');
        }
        return tileAnswer(context, value('tileUrl').replaceAll('{key}', encodeURIComponent(value('tileKey'))));
    }
};

async function tileAnswer({ org, fetch }: DoctorContext, template: string): Promise<Finding> {
    const address = template.replace('{s}', 'a').replace('{z}', '0').replace('{x}', '0').replace('{y}', '0');
    if (!URL.canParse(address) || !/\{z\}.*\{[xy]\}.*\{[xy]\}/.test(template)) {
        return failure(`tileUrl is ${template || 'empty'}`, 'Set it to a template such as https://host/{z}/{x}/{y}.png.');
    }
    const { origin } = new URL(address);
    const trusted = await org.query('SELECT EndpointUrl FROM CspTrustedSite WHERE IsActive = true');
    if (!trusted.some((row) => String(row['EndpointUrl']).replace(/\/$/, '') === origin)) {
        return failure(`${origin} is not a CSP trusted site`, 'Add it in Setup, Trusted URLs, with img-src.');
    }
    try {
        const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
        return response.ok
            ? ok(`${origin} is trusted and answers`)
            : failure(`${address} answers ${response.status}`, 'Check tileUrl and the key of the tile server.');
    } catch {
        return failure(`${address} does not answer`, 'Check the host in tileUrl.');
    }
}
