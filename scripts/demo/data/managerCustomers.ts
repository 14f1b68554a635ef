import type { DemoCompanyOptions } from './company.ts';
import type { Customer, Seller } from './model.ts';
import { Random } from './random.ts';

/** Key customers that a playing manager looks after in person. */
const PER_MANAGER = 6;

/** Moves a few of each team's class A customers from the reps to the manager. */
export function giveManagersCustomers(
    options: DemoCompanyOptions,
    customers: readonly Customer[],
    sellers: readonly Seller[]
): void {
    const random = new Random(options.seed).fork('managers');
    const managers = sellers.filter(({ isManager }) => isManager);
    for (const manager of managers) {
        const candidates = customers.filter(
            ({ customerClass, sellerIndex }) =>
                customerClass === 'A' && sellers[sellerIndex]!.teamIndex === manager.teamIndex
        );
        for (const customer of random.shuffle(candidates).slice(0, PER_MANAGER)) customer.sellerIndex = manager.index;
    }
}
