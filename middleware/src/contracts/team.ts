import { z } from 'zod';
import type { Looks, PersonStatus, PlaceRepair, PlaceRepairs, SharedPerson, TeamStatus } from '#kernel/contracts';
import { amount, instant, localDate, place, recordId, timeZone } from './values.ts';

const MOST_PEOPLE = 10_000;
const MOST_VISITS = 1_000;
const MOST_LOOKS = 2_000;
const MOST_REPAIRS = 200;

export const personParamsSchema = z.strictObject({ userId: recordId });

const personStatusSchema = z
    .strictObject({
        userId: recordId,
        state: z.enum(['off', 'unknown', 'paused', 'travelling', 'at-customer']),
        recordId: recordId.nullable().meta({ description: 'Only once the visit is confirmed' }),
        sinceAt: instant.nullable(),
        untilAboutAt: instant.nullable(),
        place: place.nullable().meta({ description: 'Only with the setting showCoordinatesToManagers' })
    })
    .meta({ id: 'PersonStatus' }) satisfies z.ZodType<PersonStatus>;

export const teamStatusSchema = z
    .strictObject({ people: z.array(personStatusSchema).max(MOST_PEOPLE) })
    .meta({ id: 'TeamStatus' }) satisfies z.ZodType<TeamStatus>;

export const sharedPersonSchema = z
    .strictObject({
        userId: recordId,
        fromDate: localDate,
        toDate: localDate,
        timeZone,
        showsCoordinates: z.boolean(),
        status: personStatusSchema,
        visits: z
            .array(
                z.strictObject({
                    visitId: recordId,
                    recordId: recordId.nullable(),
                    startsAt: instant,
                    endsAt: instant.nullable(),
                    isOnSite: z.boolean().nullable(),
                    source: z.string().max(255).nullable(),
                    place: place.nullable()
                })
            )
            .max(MOST_VISITS)
    })
    .meta({ id: 'SharedPerson' }) satisfies z.ZodType<SharedPerson>;

export const looksSchema = z
    .strictObject({
        looks: z
            .array(
                z.strictObject({
                    viewerId: recordId,
                    what: z.enum(['status', 'shared']),
                    firstAt: instant,
                    lastAt: instant,
                    reads: amount.min(1)
                })
            )
            .max(MOST_LOOKS),
        retentionDays: amount
    })
    .meta({ id: 'Looks' }) satisfies z.ZodType<Looks>;

const placeFault = z.enum(['missing', 'elsewhere', 'poor']);

export const placeRepairsQuerySchema = z.strictObject({
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(MOST_REPAIRS).default(50),
    fault: placeFault.exactOptional()
});

const placeRepairSchema = z
    .strictObject({
        recordId,
        fault: placeFault,
        place: place.nullable(),
        accuracy: z.string().max(40).nullable(),
        proposal: place.extend({ radiusMetres: amount, visits: amount }).nullable(),
        distanceMetres: amount.nullable(),
        visits: amount,
        costKilometres: z.number().min(0),
        isEstimate: z.boolean()
    })
    .meta({ id: 'PlaceRepair' }) satisfies z.ZodType<PlaceRepair>;

export const placeRepairsSchema = z
    .strictObject({ repairs: z.array(placeRepairSchema).max(MOST_REPAIRS), total: amount, checked: amount })
    .meta({ id: 'PlaceRepairs' }) satisfies z.ZodType<PlaceRepairs>;
