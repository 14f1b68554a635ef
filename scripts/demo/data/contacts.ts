import { inventedPhone } from './accounts.ts';
import type { DemoCompanyOptions } from './company.ts';
import { epochMsAt, dayOf } from './days.ts';
import type { Customer, Seller } from './model.ts';
import { mailPart, personName } from './names.ts';
import { Random } from './random.ts';
import { stamps, type DemoRecord } from './records.ts';

const TITLES = [
    'Managing Director',
    'Head of Purchasing',
    'Buyer',
    'Owner',
    'Plant Manager',
    'Office Manager',
    'Workshop Manager'
];
const TITLES_JA = ['代表取締役', '購買部長', '購買担当', '店主', '工場長', '総務担当', '店長'];
const COUNTS = [
    [1, 45],
    [2, 38],
    [3, 17]
] as const;

/** Gives every customer the ids of one to three people. */
export function assignContacts(options: DemoCompanyOptions, customers: readonly Customer[]): void {
    const random = new Random(options.seed).fork('contacts');
    for (const customer of customers) {
        const count = random.weighted(COUNTS);
        for (let i = 0; i < count; i++) customer.contactIds.push(options.nextId('Contact'));
    }
}

export function* contactRecords(
    options: DemoCompanyOptions,
    customers: readonly Customer[],
    sellers: readonly Seller[]
): Generator<DemoRecord> {
    const random = new Random(options.seed).fork('contact records');
    const today = dayOf(options.today);
    for (const customer of customers) {
        const ownerId = sellers[customer.sellerIndex]!.userId;
        for (const id of customer.contactIds) {
            const person = personName(random, customer.isJapanese || random.chance(0.03));
            const createdDay = random.int(customer.createdDay, today - 1);
            yield {
                Id: id,
                AccountId: customer.id,
                FirstName: person.firstName,
                LastName: person.lastName,
                Name: person.name,
                Title: random.pick(customer.isJapanese ? TITLES_JA : TITLES),
                Phone: inventedPhone(random),
                MobilePhone: random.chance(0.6) ? inventedPhone(random) : null,
                Email: `${mailPart(person.firstName)}.${mailPart(person.lastName)}@${customer.webName}.example`,
                OwnerId: ownerId,
                ...stamps(ownerId, epochMsAt(createdDay, random.int(480, 1000)))
            };
        }
    }
}
