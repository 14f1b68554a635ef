import type { Org } from '../core/types.ts';

/** The org's one currency, ISO 4217: what `UserInfo.getDefaultCurrency()` gives. */
export function orgCurrency(org: Org): string {
    const [organization] = [...org.rows('Organization')];
    return String(organization?.['DefaultCurrencyIsoCode'] ?? 'CHF');
}
