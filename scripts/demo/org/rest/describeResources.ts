import { fromDateTime, normalizeDateTime } from '../core/dates.ts';
import { notFound } from '../core/errors.ts';
import { ok, versionPath } from './restCall.ts';
import type { RestAnswer, RestCall, RestServices } from './restCall.ts';

/** The resources that a version has. */
export function versionResources(_services: RestServices, call: RestCall): RestAnswer {
    const names = ['sobjects', 'query', 'queryAll', 'composite', 'limits', 'jobs', 'tooling', 'metadata'];
    return ok(Object.fromEntries(names.map((name) => [name, `${versionPath(call)}/${name}`])));
}

export function describeGlobal({ org }: RestServices, call: RestCall): RestAnswer {
    return ok(withVersion(call, org.describeGlobal(call.user)));
}

export function describeObject(
    { org }: RestServices,
    call: RestCall,
    [objectName = '']: readonly string[]
): RestAnswer {
    const object = org.schema.requireObject(objectName);
    const since = Date.parse(call.headers['if-modified-since'] ?? '');
    if (!Number.isNaN(since) && Math.floor(object.changedAt / 1000) * 1000 <= since) {
        return { status: 304 };
    }
    const body = withVersion(call, org.describe(objectName, call.user));
    return { status: 200, body, headers: { 'Last-Modified': new Date(object.changedAt).toUTCString() } };
}

/** Basic information of an object. */
export function objectInfo({ org }: RestServices, call: RestCall, [objectName = '']: readonly string[]): RestAnswer {
    const described = withVersion(call, org.describe(objectName, call.user)) as Record<string, unknown>;
    const listed = ['fields', 'childRelationships', 'recordTypeInfos', 'namedLayoutInfos', 'actionOverrides'];
    const objectDescribe = Object.fromEntries(Object.entries(described).filter(([name]) => !listed.includes(name)));
    return ok({ objectDescribe, recentItems: [] });
}

export function updatedRecords(
    { org }: RestServices,
    call: RestCall,
    [objectName = '']: readonly string[]
): RestAnswer {
    return ok(org.getUpdated(objectName, time(call, 'start'), time(call, 'end'), call.user));
}

export function deletedRecords(
    { org }: RestServices,
    call: RestCall,
    [objectName = '']: readonly string[]
): RestAnswer {
    return ok(org.getDeleted(objectName, time(call, 'start'), time(call, 'end'), call.user));
}

export function limits({ usage }: RestServices): RestAnswer {
    const limit = (Max: number, used = 0): { Max: number; Remaining: number } => ({
        Max,
        Remaining: Math.max(0, Max - used)
    });
    return ok({
        DailyApiRequests: limit(usage.dailyLimit, usage.used),
        DailyBulkApiBatches: limit(15_000),
        DailyBulkV2QueryFileStorageMB: limit(976_562),
        DailyBulkV2QueryJobs: limit(10_000),
        DailyAsyncApexExecutions: limit(250_000),
        DailyDeliveredPlatformEvents: limit(50_000),
        DailyStreamingApiEvents: limit(200_000),
        DataStorageMB: limit(1024),
        FileStorageMB: limit(1024),
        HourlyPublishedPlatformEvents: limit(50_000)
    });
}

/** Approximate in an org, exact here; deleted records are not counted. */
export function recordCount({ org }: RestServices, call: RestCall): RestAnswer {
    const wanted = call.query.get('sObjects')?.split(',') ?? org.schema.objects().map((object) => object.name);
    const objects = wanted.flatMap((name) => org.schema.object(name.trim()) ?? []);
    if (objects.length === 0) {
        throw notFound();
    }
    return ok({
        sObjects: objects.map((object) => ({
            name: object.name,
            count: org.count(`SELECT COUNT() FROM ${object.name}`)
        }))
    });
}

/** In URLs a plus sign of a time zone often arrives as a blank. */
function time(call: RestCall, name: string): number {
    const dateTime = normalizeDateTime((call.query.get(name) ?? '').replace(' ', '+'));
    return dateTime === null ? Number.NaN : fromDateTime(dateTime);
}

function withVersion(call: RestCall, body: unknown): unknown {
    return JSON.parse(JSON.stringify(body).replaceAll('{version}', call.apiVersion));
}
