import type { DemoCompanyOptions } from './company.ts';
import { dateOf, dayOf, epochMsAt } from './days.ts';
import type { Seller } from './model.ts';
import { Random } from './random.ts';
import { stamps, type DemoRecord } from './records.ts';

const WEEKS = 8;
const POINTS = [
    [
        'Fewer class A visits than the cadence asks for.',
        'What keeps you from the A customers?',
        'Plan two A visits a day.'
    ],
    ['Half of the visits have no outcome.', 'When do you write your reports?', 'Report before driving on.'],
    ['Three offers are open for more than six weeks.', 'Who decides there?', 'Call each of the three this week.'],
    ['More visits per hour than the month before.', 'What did you change?', 'Show it to the team on Monday.']
] as const;

/** One-on-ones of managers with their people, about every other week; a few people wait longer, and some have had none. */
export function* coachingNoteRecords(options: DemoCompanyOptions, sellers: readonly Seller[]): Generator<DemoRecord> {
    const random = new Random(options.seed).fork('coaching');
    const today = dayOf(options.today);
    for (const seller of sellers) {
        if (seller.isManager || random.chance(0.08)) continue;
        const gap = random.int(9, 24);
        for (let day = today - 7 * WEEKS + random.int(0, gap); day < today; day += gap) {
            if (!seller.vacation.has(day)) yield record(options, seller, day, today, random);
        }
    }
}

function record(options: DemoCompanyOptions, seller: Seller, day: number, today: number, random: Random): DemoRecord {
    const [fact, question, action] = random.pick(POINTS);
    return {
        Id: options.nextId('CoachingNote__c'),
        OwnerId: seller.userId,
        Rep__c: seller.userId,
        Fact__c: fact,
        Question__c: question,
        AgreedAction__c: action,
        DueDate__c: dateOf(day + 14),
        Status__c: day + 14 < today ? 'Done' : 'Open',
        ...stamps(seller.managerId, epochMsAt(day, random.int(480, 1020)))
    };
}
