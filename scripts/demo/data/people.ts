import { inventedPhone } from './accounts.ts';
import type { DemoCompanyOptions } from './company.ts';
import { TIME_ZONE, dayOf, epochMsAt } from './days.ts';
import type { Customer, Point, Seller } from './model.ts';
import { mailPart, personName, type PersonName } from './names.ts';
import type { Places } from './places.ts';
import { Random } from './random.ts';
import { stamps, type DemoRecord } from './records.ts';
import type { CompanySize } from './size.ts';
import { skillOf } from './skills.ts';
import { centreOf } from './territories.ts';
import { vacationDays } from './vacations.ts';

export const MAIL_DOMAIN = 'alpenrhein.example';
export const USER_DOMAIN = 'alpenrhein.demo';
const PROFILES = ['System Administrator', 'Standard User', 'Minimum Access - API Only Integrations'] as const;
/** In the middle of Vaduz. */
const HEAD_OFFICE: Point = { latitude: 47.139, longitude: 9.5215 };
const FULL_WEEK = 'MTWTF--';
const FOUR_DAYS = 'MTWT---';
type ProfileName = (typeof PROFILES)[number];

/** Everyone who can sign in, and how they stand to each other. */
export interface People {
    readonly profiles: readonly DemoRecord[];
    /** Parents before children. */
    readonly roles: readonly DemoRecord[];
    readonly users: readonly DemoRecord[];
    /** Reps first (index = patch number), then the managers of the teams. */
    readonly sellers: readonly Seller[];
    readonly teamNames: readonly string[];
    readonly adminId: string;
}

/** Builds roles, users and sellers for customers that are already cut into patches (`sellerIndex`). */
export function makePeople(
    options: DemoCompanyOptions,
    size: CompanySize,
    customers: readonly Customer[],
    places: Places
): People {
    return new PeopleMaker(options, size, customers, places).make();
}

interface PersonToMake {
    readonly key: string;
    readonly title: string;
    readonly roleId: string;
    readonly managerId: string | null;
    readonly isJapanese: boolean;
    readonly base: Point;
    readonly workDays: string;
}

class PeopleMaker {
    readonly #options: DemoCompanyOptions;
    readonly #size: CompanySize;
    readonly #random: Random;
    readonly #places: Places;
    readonly #patches: readonly (readonly Customer[])[];
    readonly #profileIds = new Map<ProfileName, string>();
    readonly #users: DemoRecord[] = [];
    readonly #names = new Set<string>();
    readonly #hiredMs: number;

    constructor(options: DemoCompanyOptions, size: CompanySize, customers: readonly Customer[], places: Places) {
        this.#options = options;
        this.#size = size;
        this.#random = new Random(options.seed).fork('people');
        this.#places = places;
        const patches: Customer[][] = Array.from({ length: size.reps }, () => []);
        for (const customer of customers) patches[customer.sellerIndex]?.push(customer);
        this.#patches = patches;
        this.#hiredMs = epochMsAt(dayOf(options.today) - 900, 600);
    }

    make(): People {
        const profiles = PROFILES.map((name) => this.#profile(name));
        const roles: DemoRecord[] = [];
        const role = (name: string, developerName: string, parent: string | null): string => {
            const id = this.#options.nextId('UserRole');
            roles.push({ Id: id, Name: name, DeveloperName: developerName, ParentRoleId: parent });
            return id;
        };
        const adminId = this.#system('admin', 'System Administrator', 'Fieldmap Admin', null);
        const topRole = role('Head of Sales', 'Head_of_Sales', null);
        this.#system('integration', 'Minimum Access - API Only Integrations', 'Fieldmap Integration', topRole);
        const headId = this.#person({
            key: 'head',
            title: 'Head of Sales',
            roleId: topRole,
            managerId: null,
            isJapanese: false,
            base: this.#places.homeNear(HEAD_OFFICE, this.#random),
            workDays: FULL_WEEK
        });

        const teamNames = this.#teamNames();
        const reps: Seller[] = [];
        const managers: Seller[] = [];
        teamNames.forEach((teamName, team) => {
            const key = `Team_${team + 1}`;
            const teamRole = role(`Team Manager ${teamName}`, `${key}_Manager`, topRole);
            const repRole = role(`Sales Rep ${teamName}`, `${key}_Rep`, teamRole);
            const patchNumbers = this.#patchesOfTeam(team);
            const members = patchNumbers.flatMap((patch) => this.#patches[patch]!);
            const base = this.#places.homeNear(centreOf(members.map(({ spot }) => spot)), this.#random);
            const isJapanese = team === 1;
            const managerId = this.#person({
                key: userKey('manager', team + 1),
                title: 'Team Manager',
                roleId: teamRole,
                managerId: headId,
                isJapanese,
                base,
                workDays: FULL_WEEK
            });
            managers.push(
                this.#seller({
                    index: this.#size.reps + team,
                    userId: managerId,
                    managerId: headId,
                    teamIndex: team,
                    isManager: true,
                    isJapanese,
                    base,
                    skill: skillOf(1, this.#random),
                    workDays: FULL_WEEK
                })
            );
            patchNumbers.forEach((patch, position) => reps.push(this.#rep(patch, position, repRole, managerId, team)));
        });
        return { profiles, roles, users: this.#users, sellers: [...reps, ...managers], teamNames, adminId };
    }

    #rep(patch: number, position: number, roleId: string, managerId: string, team: number): Seller {
        const isJapanese = patch % 7 === 3;
        const centre = centreOf(this.#patches[patch]!.map(({ spot }) => spot));
        const base = this.#places.homeNear(centre, this.#random);
        const workDays = patch % 11 === 5 ? FOUR_DAYS : FULL_WEEK;
        const key = userKey('rep', patch + 1);
        const userId = this.#person({ key, title: 'Sales Rep', roleId, managerId, isJapanese, base, workDays });
        const skill = skillOf(position + team, this.#random);
        return this.#seller({
            index: patch,
            userId,
            managerId,
            teamIndex: team,
            isManager: false,
            isJapanese,
            base,
            skill,
            workDays
        });
    }

    #seller(given: Omit<Seller, 'vacation'>): Seller {
        return { ...given, vacation: vacationDays(dayOf(this.#options.today), this.#random) };
    }

    /** Patches are cut so that neighbours on the map have neighbouring numbers: a team is a run of them. */
    #patchesOfTeam(team: number): number[] {
        const { reps, teams } = this.#size;
        const first = Math.round((team * reps) / teams);
        const end = Math.round(((team + 1) * reps) / teams);
        return Array.from({ length: end - first }, (_, i) => first + i);
    }

    /** Named after the town where most of the team's customers are; a number tells those of one town apart. */
    #teamNames(): string[] {
        const names: string[] = [];
        for (let team = 0; team < this.#size.teams; team++) {
            const counts = new Map<string, number>();
            for (const { spot } of this.#patchesOfTeam(team).flatMap((patch) => this.#patches[patch]!)) {
                counts.set(spot.city, (counts.get(spot.city) ?? 0) + 1);
            }
            const cities = [...counts].sort((a, b) => b[1] - a[1]).map(([city]) => city);
            const free = cities.slice(0, 3).find((city) => !names.includes(city));
            names.push(free ?? `${cities[0] ?? 'Area'} ${team + 1}`);
        }
        return names;
    }

    #profile(name: ProfileName): DemoRecord {
        const id = this.#options.nextId('Profile');
        this.#profileIds.set(name, id);
        const isAdmin = name === 'System Administrator';
        return {
            Id: id,
            Name: name,
            PermissionsViewAllData: isAdmin,
            PermissionsModifyAllData: isAdmin,
            PermissionsApiEnabled: true,
            PermissionsViewSetup: isAdmin
        };
    }

    #system(key: string, profile: ProfileName, name: string, roleId: string | null): string {
        const [firstName = '', lastName = ''] = name.split(' ');
        return this.#user(key, { firstName, lastName, name }, profile, { Title: name, UserRoleId: roleId });
    }

    #person({ key, title, roleId, managerId, isJapanese, base, workDays }: PersonToMake): string {
        let name = personName(this.#random, isJapanese);
        while (this.#names.has(name.name)) name = personName(this.#random, isJapanese);
        this.#names.add(name.name);
        return this.#user(key, name, 'Standard User', {
            Title: title,
            UserRoleId: roleId,
            ManagerId: managerId,
            LocaleSidKey: isJapanese ? 'ja_JP' : this.#random.chance(0.75) ? 'de_CH' : 'en_US',
            LanguageLocaleKey: isJapanese ? 'ja' : 'en_US',
            VisitBase__Latitude__s: base.latitude,
            VisitBase__Longitude__s: base.longitude,
            WorkDays__c: workDays,
            DayStartsAt__c: this.#random.pick(['08:00', '08:30', '08:30', '08:30']),
            DayEndsAt__c: this.#random.pick(['17:00', '17:30', '17:30', '17:30'])
        });
    }

    #user(key: string, person: PersonName, profile: ProfileName, given: DemoRecord): string {
        const id = this.#options.nextId('User');
        this.#users.push({
            Id: id,
            Username: `${key}@${USER_DOMAIN}`,
            FirstName: person.firstName,
            LastName: person.lastName,
            Name: person.name,
            Alias: key.slice(0, 8),
            CommunityNickname: key,
            Email: `${mailPart(key)}@${MAIL_DOMAIN}`,
            CompanyName: 'Alpenrhein Supply',
            MobilePhone: inventedPhone(new Random(this.#options.seed).fork(`phone of ${key}`)),
            IsActive: true,
            UserType: 'Standard',
            ProfileId: this.#profileIds.get(profile) ?? null,
            TimeZoneSidKey: TIME_ZONE,
            LocaleSidKey: 'en_US',
            LanguageLocaleKey: 'en_US',
            EmailEncodingKey: 'UTF-8',
            ...given,
            ...stamps(id, this.#hiredMs)
        });
        return id;
    }
}

/** `rep07`; three digits only where there are that many. */
function userKey(kind: string, number: number): string {
    return `${kind}${String(number).padStart(2, '0')}`;
}
