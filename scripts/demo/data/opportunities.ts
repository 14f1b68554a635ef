import type { DemoCompanyOptions } from './company.ts';
import { dateOf, dayOf, epochMsAt, monthOf, toDateTime, yearOf } from './days.ts';
import { STALLED_AFTER_DAYS, type Deal } from './deals.ts';
import type { Seller } from './model.ts';
import { Random } from './random.ts';
import { stamps, type DemoRecord } from './records.ts';
import { LOST, WON } from './stages.ts';

const PRODUCTS = [
    'Tooling package',
    'Yearly supply',
    'Workshop equipment',
    'Consumables',
    'Safety gear',
    'Spare parts',
    'Storage system'
];
const PRODUCTS_JA = ['工具一式', '年間供給契約', '工場設備', '消耗品', '安全用品', '補修部品', '保管システム'];
const NEXT_STEPS = [
    'Send revised offer',
    'Demo on site',
    'Wait for budget approval',
    'Call the buyer',
    'Check delivery dates'
];
const SOURCES = ['Web', 'Phone Inquiry', 'Partner Referral', 'Trade Show', 'Other'];

export function* opportunityRecords(
    options: DemoCompanyOptions,
    deals: readonly Deal[],
    sellers: readonly Seller[]
): Generator<DemoRecord> {
    const random = new Random(options.seed).fork('opportunity records');
    const today = dayOf(options.today);
    for (const deal of deals) {
        const { customer, steps, amount, closeDay } = deal;
        const first = steps[0]!;
        const last = steps[steps.length - 1]!;
        const isClosed = last.stage === WON || last.stage === LOST;
        const daysInStage = today - last.day;
        const ownerId = sellers[customer.sellerIndex]!.userId;
        const changedMs = stepMs(deal, steps.length - 1);
        yield {
            Id: deal.id,
            AccountId: customer.id,
            ContactId: customer.contactIds[0] ?? null,
            Name: `${customer.name} – ${random.pick(customer.isJapanese ? PRODUCTS_JA : PRODUCTS)}`,
            StageName: last.stage.name,
            Amount: amount,
            Probability: last.stage.probability,
            ExpectedRevenue: (amount * last.stage.probability) / 100,
            CloseDate: dateOf(closeDay),
            Type: customer.createdDay > first.day - 60 ? 'New Customer' : 'Existing Customer - Upgrade',
            LeadSource: random.pick(SOURCES),
            NextStep: isClosed ? null : random.pick(NEXT_STEPS),
            IsClosed: isClosed,
            IsWon: last.stage === WON,
            ForecastCategory: last.stage.forecastCategory,
            ForecastCategoryName: last.stage.forecastCategoryName,
            FiscalYear: yearOf(closeDay),
            FiscalQuarter: Math.ceil(monthOf(closeDay) / 3),
            LastStageChangeDate: toDateTime(changedMs),
            OwnerId: ownerId,
            DaysInStage__c: isClosed ? null : daysInStage,
            IsStalled__c: !isClosed && daysInStage > STALLED_AFTER_DAYS,
            ...stamps(ownerId, stepMs(deal, 0), changedMs)
        };
    }
}

/** One row for the creation and one for each change of stage. */
export function* historyRecords(
    options: DemoCompanyOptions,
    deals: readonly Deal[],
    sellers: readonly Seller[]
): Generator<DemoRecord> {
    for (const deal of deals) {
        for (const [i, { stage }] of deal.steps.entries()) {
            const at = toDateTime(stepMs(deal, i));
            yield {
                Id: options.nextId('OpportunityHistory'),
                OpportunityId: deal.id,
                StageName: stage.name,
                Amount: deal.amount,
                Probability: stage.probability,
                ExpectedRevenue: (deal.amount * stage.probability) / 100,
                CloseDate: dateOf(deal.closeDay),
                ForecastCategory: stage.forecastCategory,
                CreatedById: sellers[deal.customer.sellerIndex]!.userId,
                CreatedDate: at,
                SystemModstamp: at
            };
        }
    }
}

/** Steps of one day keep their order. */
function stepMs(deal: Deal, step: number): number {
    return epochMsAt(deal.steps[step]!.day, 500 + 60 * step + (deal.customer.index % 47));
}
