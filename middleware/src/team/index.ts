import type { Looks, PlaceFault, PlaceRepairs, SharedPerson, TeamStatus } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { requireReadable } from '../platform/fieldAccess.ts';
import type { Visits } from '../visits/index.ts';
import { looksAt, retainLooks, sharedPerson, teamStatus } from './glassWall.ts';
import { rankRepairs } from './placeRepairs.ts';
import type { LookLog, TeamSource } from './ports.ts';

export type { LookLog, Pin, PinQuestion, TeamSettings, TeamSource } from './ports.ts';
export { ROUGH_ACCURACIES } from './placeRepairs.ts';

const YEAR_MS = 365 * 86_400_000;

export interface RepairsRequest {
    readonly offset: number;
    readonly limit: number;
    readonly fault?: PlaceFault;
}

/** A team as the HTTP edge asks about it. */
export interface Team {
    status(caller: Caller): Promise<TeamStatus>;
    shared(caller: Caller, personId: string): Promise<SharedPerson>;
    looks(caller: Caller): Promise<Looks>;
    repairs(caller: Caller, request: RepairsRequest): Promise<PlaceRepairs>;
    /** Deletes old lines of the log of looks. */
    retain(orgId: string): Promise<number>;
}

export interface TeamParts {
    readonly source: TeamSource;
    readonly log: LookLog;
    readonly visits: Pick<Visits, 'statusOf' | 'proposals'>;
    readonly clock: Clock;
}

export function createTeam(parts: TeamParts): Team {
    return {
        status: (caller) => teamStatus(parts, caller),
        shared: (caller, personId) => sharedPerson(parts, caller, personId),
        looks: (caller) => looksAt(parts, caller),
        repairs: (caller, request) => repairs(parts, caller, request),
        retain: (orgId) => retainLooks(parts, orgId)
    };
}

/** Admins see the whole org, everybody else the accounts of those below. */
async function repairs(
    { source, visits, clock }: TeamParts,
    caller: Caller,
    { offset, limit, fault }: RepairsRequest
): Promise<PlaceRepairs> {
    requireReadable(caller, ['FieldVisit__c.Status__c']);
    const { orgId } = caller;
    const ownerIds = caller.isAdmin ? null : [...caller.visibleUserIds];
    const learned = await visits.proposals(orgId, caller);
    const alsoIds = learned.map(({ recordId }) => recordId);
    const since = new Date(clock.now().getTime() - YEAR_MS);
    const all = rankRepairs(await source.pins({ orgId, ownerIds, since, alsoIds }), learned);
    const wanted = fault === undefined ? all : all.filter((repair) => repair.fault === fault);
    return {
        repairs: wanted.slice(offset, offset + limit),
        total: wanted.length,
        checked: await source.countPins(orgId, ownerIds)
    };
}
