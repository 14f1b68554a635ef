import { z } from 'zod';

/** An 18-character Salesforce id. */
export const recordId = z
    .string()
    .regex(/^[A-Za-z0-9]{18}$/, 'expected an 18-character Salesforce id')
    .meta({ description: 'Salesforce id, 18 characters', example: '001xx000003DGb2AAG' });
/** `YYYY-MM-DD`. */
export const localDate = z.iso.date({ error: 'expected a date as YYYY-MM-DD' });
/** `HH:MM`. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time as HH:MM');
/** ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true, error: 'expected an ISO 8601 time with offset' });
export const timeZone = z.string().min(1).max(64).meta({ description: 'IANA name', example: 'Europe/Vaduz' });
export const currencyCode = z.string().regex(/^[A-Z]{3}$/);
export const code = z.string().min(1).max(64);
export const sentence = z.string().max(2000);
export const share = z.number().min(0).max(1);
/** Seconds, metres, counts: whole and never negative. */
export const amount = z.number().int().min(0);
export const place = z.strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180)
});
/** Values that fill a sentence of the page. */
export const sentenceParams = z.record(z.string().max(64), z.union([z.string().max(255), z.number()]));
