import type { World } from '../world.ts';
import type { SeededRandom } from './seededRandom.ts';

type Fault = Parameters<World['fault']>[0];

const ANY = '(GET|POST|PATCH) .*/services/data/v';
const READS = 'GET .*/(query|queryAll|jobs/query|sobjects)';
const WRITES = '(POST|PATCH) .*/composite/sobjects';

/** Lets something go wrong; gives its name. */
export function addRandomFault(world: World, random: SeededRandom): string {
    const faults: readonly (readonly [name: string, match: string, fault: Fault, count: number])[] = [
        ['cut body', READS, { kind: 'cutBody', afterBytes: random.below(4000) }, 1 + random.below(2)],
        ['reset', ANY, { kind: 'reset' }, 1 + random.below(3)],
        ['page of HTML', ANY, { kind: 'html' }, 1 + random.below(3)],
        ['half an answer', READS, { kind: 'truncatedJson' }, 1 + random.below(2)],
        ['503', ANY, { kind: 'error', status: 503, retryAfterSeconds: 1 }, 1 + random.below(8)],
        ['429', ANY, { kind: 'error', status: 429, errorCode: 'REQUEST_LIMIT_EXCEEDED', retryAfterSeconds: 1 }, 1],
        ['storm of 401', ANY, { kind: 'unauthorized' }, 5 + random.below(20)],
        ['session expires', ANY, { kind: 'expireSessions' }, 1],
        ['locators expire', READS, { kind: 'expireQueryLocators' }, 1],
        ['bulk jobs vanish', READS, { kind: 'bulkJobsVanish' }, 1],
        ['limit', READS, { kind: 'error', status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED' }, 1],
        ['lost answer', WRITES, { kind: 'lostAnswer' }, 1 + random.below(2)],
        ['row locks', WRITES, { kind: 'error', status: 400, errorCode: 'UNABLE_TO_LOCK_ROW' }, 1 + random.below(2)]
    ];
    const [name, match, fault, count] = random.pick(faults) ?? faults[0] ?? [];
    if (name === undefined || match === undefined || fault === undefined) {
        throw new Error('There is no fault to choose from.');
    }
    world.fault(fault, match, { count: count ?? 1, skip: random.below(4) });
    return name;
}
