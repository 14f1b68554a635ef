import { failure, ok, warning, type Check, type DoctorContext, type Finding } from '../check.ts';
import { text } from '../texts.ts';

const TIMEOUT_MS = 5000;

export const tiles: Check = {
    code: 'base-map-tiles',
    why: text('base-map-tiles.why'),
    run: async (context) => {
        const rows = await context.org.query(
            "SELECT DeveloperName, Value__c FROM FieldmapSetting__mdt WHERE DeveloperName IN ('baseMapKind', 'tileUrl', 'tileKey', 'tileAttribution')"
        );
        const value = (name: string): string =>
            String(rows.find((row) => row['DeveloperName'] === name)?.['Value__c'] ?? '');
        const kind = value('baseMapKind');
        if (kind !== 'tiles') {
            return ok(kind === '' ? text('base-map-tiles.unset') : text('base-map-tiles.none', kind));
        }
        if (value('tileAttribution') === '') {
            return warning(text('base-map-tiles.unnamed'), text('base-map-tiles.unnamed.next'));
        }
        return tileAnswer(context, value('tileUrl').replaceAll('{key}', encodeURIComponent(value('tileKey'))));
    }
};

async function tileAnswer({ org, fetch }: DoctorContext, template: string): Promise<Finding> {
    const address = template.replace('{s}', 'a').replace('{z}', '0').replace('{x}', '0').replace('{y}', '0');
    if (!URL.canParse(address) || !/\{z\}.*\{[xy]\}.*\{[xy]\}/.test(template)) {
        const saw = template === '' ? text('base-map-tiles.empty') : text('base-map-tiles.invalid', template);
        return failure(saw, text('base-map-tiles.invalid.next'));
    }
    const { origin } = new URL(address);
    const trusted = await org.query('SELECT EndpointUrl FROM CspTrustedSite WHERE IsActive = true AND IsApplicableToImgSrc = true');
    if (!trusted.some((row) => String(row['EndpointUrl']).replace(/\/$/, '') === origin)) {
        return failure(text('base-map-tiles.untrusted', origin), text('base-map-tiles.untrusted.next'));
    }
    try {
        const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
        return response.ok
            ? ok(text('base-map-tiles.saw', origin))
            : failure(text('base-map-tiles.refused', address, response.status), text('base-map-tiles.refused.next'));
    } catch {
        return failure(text('base-map-tiles.silent', address), text('base-map-tiles.silent.next'));
    }
}
