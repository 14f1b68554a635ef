import type { DemoCompanyOptions } from './company.ts';
import { dateOf, dayOf, dayOfParts, epochMsAt, monthOf, yearOf } from './days.ts';
import type { Seller } from './model.ts';
import type { People } from './people.ts';
import { Random } from './random.ts';
import { stamps, type DemoRecord } from './records.ts';
import { isHoliday } from './seasons.ts';

/** Visits that each level of skill is asked for per working day: a little more than they do. */
const VISITS_A_DAY = { strong: 2, solid: 1.9, weak: 1.7 } as const;
const ORDERS_A_MONTH = { strong: 2, solid: 1, weak: 1 } as const;
/** About what an order of the demo company is worth. */
const SALES_AN_ORDER = 20_000;
/** What the company and each team want of the month beside visits and orders: every first number has a goal. */
const SHARES = { coverage: 0.6, 'plan-adherence': 0.85, 'win-rate': 0.5 } as const;

type Shares = Readonly<Record<keyof typeof SHARES, string>>;

interface Given {
    readonly kind?: 'Objective';
    readonly title?: string;
    readonly metric?: string;
    readonly level: 'Company' | 'Area' | 'Team' | 'Person';
    readonly personId?: string;
    readonly roleId?: string;
    readonly parentId?: string;
    readonly period: 'Month' | 'Quarter';
    readonly target?: number;
    readonly note?: string;
    readonly ownerId: string;
}

/** Goals of the month and of the quarter: company, teams, people; one objective with three key results. */
export function goalRecords(options: DemoCompanyOptions, people: People): DemoRecord[] {
    return new GoalMaker(options, people).make();
}

class GoalMaker {
    readonly #options: DemoCompanyOptions;
    readonly #people: People;
    readonly #random: Random;
    readonly #records: DemoRecord[] = [];
    readonly #monthStart: number;
    readonly #quarterStart: number;
    readonly #workingDays: number;

    constructor(options: DemoCompanyOptions, people: People) {
        this.#options = options;
        this.#people = people;
        this.#random = new Random(options.seed).fork('goals');
        const today = dayOf(options.today);
        const [year, month] = [yearOf(today), monthOf(today)];
        this.#monthStart = dayOfParts(year, month, 1);
        this.#quarterStart = dayOfParts(year, month - ((month - 1) % 3), 1);
        const end = dayOfParts(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1);
        this.#workingDays = workingDaysBetween(this.#monthStart, end);
    }

    make(): DemoRecord[] {
        const { roles, users } = this.#people;
        const topRole = String(roles[0]?.['Id'] ?? '');
        const head = String(
            users.find(
                ({ UserRoleId: role, ManagerId: manager, WorkDays__c: days }) =>
                    role === topRole && !manager && Boolean(days)
            )?.['Id'] ?? this.#people.adminId
        );
        const teams = this.#teams();
        const perTeam = teams.map(({ members }) => members.reduce((sum, rep) => sum + this.#visitsOf(rep), 0));
        const company = this.#add({
            level: 'Company',
            metric: 'visits-completed',
            period: 'Month',
            // A round number, so that a part of it is still with nobody.
            target: Math.ceil((perTeam.reduce((sum, visits) => sum + visits, 0) * 1.02) / 10) * 10,
            ownerId: head
        });
        const orders = this.#add({
            level: 'Company',
            metric: 'orders',
            period: 'Month',
            target: teams.reduce((sum, { members }) => sum + this.#ordersOf(members), 0),
            ownerId: head
        });
        const sales = this.#add({
            level: 'Company',
            metric: 'sales',
            period: 'Month',
            target: SALES_AN_ORDER * teams.reduce((sum, { members }) => sum + this.#ordersOf(members), 0),
            ownerId: head
        });
        const shares = this.#shares({ level: 'Company', period: 'Month', ownerId: head }, null);
        teams.forEach(({ managerId, roleId, members }, index) => {
            const visits = this.#add({
                level: 'Team',
                roleId,
                metric: 'visits-completed',
                parentId: company,
                period: 'Month',
                target: perTeam[index] ?? 0,
                ownerId: managerId
            });
            const won = this.#add({
                level: 'Team',
                roleId,
                metric: 'orders',
                parentId: orders,
                period: 'Month',
                target: this.#ordersOf(members),
                ownerId: managerId
            });
            const team = { level: 'Team', roleId, period: 'Month', ownerId: managerId } as const;
            this.#add({ ...team, metric: 'sales', parentId: sales, target: SALES_AN_ORDER * this.#ordersOf(members) });
            const { coverage } = this.#shares(team, shares);
            members.forEach((rep) => this.#personal(rep, managerId, { visits, won, coverage }));
            this.#objective(managerId, roleId, members[0]?.isJapanese === true && index === 1);
        });
        return this.#records;
    }

    #shares(given: Given, parents: Shares | null): Shares {
        const made = Object.entries(SHARES).map(([metric, target]) => [
            metric,
            this.#add({
                ...given,
                metric,
                target,
                ...(parents === null ? {} : { parentId: parents[metric as keyof Shares] })
            })
        ]);
        return Object.fromEntries(made) as Record<keyof Shares, string>;
    }

    #personal(rep: Seller, managerId: string, above: { visits: string; won: string; coverage: string }): void {
        const { visits, won, coverage } = above;
        const mine = { level: 'Person', personId: rep.userId, period: 'Month', ownerId: managerId } as const;
        this.#add({ ...mine, metric: 'visits-completed', parentId: visits, target: this.#visitsOf(rep) });
        this.#add({ ...mine, metric: 'orders', parentId: won, target: ORDERS_A_MONTH[rep.skill.level] });
        this.#add({
            ...mine,
            metric: 'coverage',
            parentId: coverage,
            target: SHARES.coverage,
            note: 'Every customer class counts.'
        });
    }

    #objective(managerId: string, roleId: string, isJapanese: boolean): void {
        const team = { level: 'Team', roleId, period: 'Quarter', ownerId: managerId } as const;
        const objective = this.#add({
            ...team,
            kind: 'Objective',
            title: isJapanese ? 'すべての重要顧客と定期的に会う' : 'No important customer waits for us',
            note: isJapanese
                ? 'A・Bランクの顧客を訪問間隔どおりに。'
                : 'Class A and B are seen as often as we promised.'
        });
        this.#add({ ...team, metric: 'cadence-attainment', parentId: objective, target: 0.8 });
        this.#add({ ...team, metric: 'coverage', parentId: objective, target: 0.85 });
        this.#add({ ...team, metric: 'conversion-per-visit', parentId: objective, target: 0.08 });
    }

    #teams(): { managerId: string; roleId: string; members: Seller[] }[] {
        const { sellers, users } = this.#people;
        const managers = sellers.filter(({ isManager }) => isManager);
        return managers.map((manager) => ({
            managerId: manager.userId,
            roleId: String(users.find(({ Id }) => Id === manager.userId)?.['UserRoleId'] ?? ''),
            members: sellers.filter(({ isManager, teamIndex }) => !isManager && teamIndex === manager.teamIndex)
        }));
    }

    #visitsOf({ skill, workDays }: Seller): number {
        const share = [...workDays].filter((day) => day !== '-').length / 5;
        return Math.round(VISITS_A_DAY[skill.level] * share * this.#workingDays);
    }

    #ordersOf(members: readonly Seller[]): number {
        return members.reduce((sum, { skill }) => sum + ORDERS_A_MONTH[skill.level], 0);
    }

    #add(given: Given): string {
        const id = this.#options.nextId('VisitGoal__c');
        const start = given.period === 'Month' ? this.#monthStart : this.#quarterStart;
        this.#records.push({
            Id: id,
            Kind__c: given.kind ?? 'Goal',
            Title__c: given.title ?? null,
            Metric__c: given.metric ?? null,
            Level__c: given.level,
            Person__c: given.personId ?? null,
            RoleId__c: given.roleId ?? null,
            Parent__c: given.parentId ?? null,
            PeriodKind__c: given.period,
            PeriodStart__c: dateOf(start),
            Target__c: given.target ?? null,
            Note__c: given.note ?? null,
            OwnerId: given.ownerId,
            ...stamps(given.ownerId, epochMsAt(start - 5, 540 + this.#random.int(0, 240)))
        });
        return id;
    }
}

function workingDaysBetween(from: number, to: number): number {
    let count = 0;
    for (let day = from; day < to; day++) {
        if ((((day + 3) % 7) + 7) % 7 < 5 && !isHoliday(day)) count++;
    }
    return count;
}

/** The org's calendar: Monday to Friday, and the public holidays of the years around today. */
export function* holidayRecords(options: DemoCompanyOptions): Generator<DemoRecord> {
    const today = dayOf(options.today);
    const stamp = stamps('', epochMsAt(today - 900, 600));
    for (let day = dayOfParts(yearOf(today) - 1, 1, 1); day < dayOfParts(yearOf(today) + 2, 1, 1); day++) {
        if (isHoliday(day)) {
            yield {
                Id: options.nextId('Holiday'),
                Name: `Public holiday ${dateOf(day)}`,
                IsAllDay: true,
                IsRecurrence: false,
                ActivityDate: dateOf(day),
                SystemModstamp: stamp['SystemModstamp'] ?? null
            };
        }
    }
}

export function businessHoursRecord(options: DemoCompanyOptions): DemoRecord {
    const open = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].flatMap((weekday): [string, string][] => [
        [`${weekday}StartTime`, '08:00:00.000Z'],
        [`${weekday}EndTime`, '18:00:00.000Z']
    ]);
    return {
        Id: options.nextId('BusinessHours'),
        Name: 'Default',
        IsActive: true,
        IsDefault: true,
        TimeZoneSidKey: 'Europe/Vaduz',
        ...Object.fromEntries(open)
    };
}
