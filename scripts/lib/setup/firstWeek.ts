import type { Plan } from '#kernel/contracts';
import { AdminApiError } from '../admin/adminApi.ts';
import { runAndFollow, type Following } from '../admin/followSync.ts';
import { quoted, type AssigningOrg } from './permissionAssignments.ts';
import { text } from './texts.ts';

const DAY_MS = 86_400_000;
/** Reps who are tried when nobody is named. */
const MOST_TRIED = 5;

export interface FirstWeekWish {
    /** Who runs setup. */
    readonly username: string;
    readonly repUsernames: readonly string[];
    /** Whose week was asked for; null: the first rep who can have one. */
    readonly forUser: string | null;
}

/** A week that was suggested; nothing is planned by it. */
export interface FirstWeek {
    readonly username: string;
    readonly name: string;
    readonly fromDate: string;
    readonly plan: Plan;
}

/** What came of the last stage: a week, or what stands in its way and the next command. */
export type FirstWeekResult =
    | { readonly week: FirstWeek; readonly detail: string }
    | { readonly week: null; readonly detail: string; readonly next: string };

interface Person {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly hasPlace: boolean;
}

/**
 * Asks for the plan of the coming week, to show that all parts work together: for who was named, else for the first rep who
 * has a start place and customers. Never fails for want of data: an org without customers has no week.
 */
export async function firstWeek(
    following: Following,
    org: AssigningOrg,
    wish: FirstWeekWish,
    today: Date
): Promise<FirstWeekResult> {
    const people = await peopleToTry(org, wish);
    const ready = people.filter(({ hasPlace }) => hasPlace).slice(0, MOST_TRIED);
    const [first] = people;
    if (first === undefined) {
        throw new Error(text('week.unknown-user', wish.forUser ?? wish.username));
    }
    if (ready.length === 0) {
        return without(first, 'no-base');
    }
    let refused: FirstWeekResult | null = null;
    for (const person of ready) {
        const result = await weekOf(following, person, nextMonday(today));
        if (result.week !== null) {
            return result;
        }
        refused ??= result;
    }
    return refused ?? without(first, 'no-candidates');
}

/** The named one alone; else the reps of this run, all other reps, and at last who runs setup. */
async function peopleToTry(org: AssigningOrg, { username, repUsernames, forUser }: FirstWeekWish): Promise<Person[]> {
    const named = forUser === null ? [...repUsernames, username] : [forUser];
    const rows = await usersWhere(org, `Username IN (${named.map(quoted).join(', ')})`);
    const inOrder = named
        .map((name) => rows.find((person) => person.username.toLowerCase() === name.toLowerCase()))
        .filter((person) => person !== undefined);
    if (forUser !== null) {
        return inOrder;
    }
    const holders = await usersWhere(
        org,
        'VisitBase__Latitude__s != null AND Id IN ' +
            `(SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Fieldmap_Rep') ORDER BY Id LIMIT ${MOST_TRIED}`
    );
    const all = [...inOrder.slice(0, -1), ...holders, ...inOrder.slice(-1)];
    return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

async function usersWhere(org: AssigningOrg, condition: string): Promise<Person[]> {
    const rows = await org.query(
        `SELECT Id, Username, Name, VisitBase__Latitude__s FROM User WHERE IsActive = true AND ${condition}`
    );
    return rows.map((row) => ({
        id: String(row['Id']),
        username: String(row['Username']),
        name: String(row['Name']),
        hasPlace: typeof row['VisitBase__Latitude__s'] === 'number'
    }));
}

/** A place or customers that came after the last sync are fetched once, and then it is asked again. */
async function weekOf(following: Following, person: Person, fromDate: string): Promise<FirstWeekResult> {
    const ask = (): Promise<Plan> => following.api.plan({ ownerId: person.id, fromDate, dayCount: 7 });
    try {
        const plan = await ask().catch(async (error: unknown) => {
            if (!(error instanceof AdminApiError) || !['no-base', 'no-candidates', 'not-found'].includes(error.code)) {
                throw error;
            }
            await runAndFollow(following, 'pass');
            return ask();
        });
        const visits = plan.shifts.reduce((sum, { stops }) => sum + stops.length, 0);
        const week = { username: person.username, name: person.name, fromDate, plan };
        return { week, detail: text('week.suggested', visits, person.name, fromDate) };
    } catch (error) {
        if (error instanceof AdminApiError) {
            return without(person, error.code, error.message);
        }
        throw error;
    }
}

const ADVISED = ['no-base', 'no-candidates', 'no-working-day', 'not-allowed'];

function without({ name, username }: Person, code: string, message = ''): FirstWeekResult {
    const isKnown = ADVISED.includes(code);
    return {
        week: null,
        detail: isKnown ? text(`week.${code}`, name) : text('week.other', name, code, message),
        next: text(`week.${isKnown ? code : 'other'}.next`, ...(code === 'no-base' ? [username, username] : []))
    };
}

/** `YYYY-MM-DD` of the first Monday after a day. */
export function nextMonday(today: Date): string {
    const days = (8 - today.getUTCDay()) % 7 || 7;
    return new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
