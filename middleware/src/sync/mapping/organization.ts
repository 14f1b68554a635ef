import { integer, text } from './columns.ts';
import { settingMapping } from './mapping.ts';

/** One row: the org's own settings. Its key is the `org_id` that every table has. */
export const organizationMapping = settingMapping({
    objectApiName: 'Organization',
    table: 'orgs',
    keyColumns: [],
    columns: {
        time_zone: text('TimeZoneSidKey', { fallback: 'UTC' }),
        currency: text('DefaultCurrencyIsoCode', { isOptionalFeature: true }),
        fiscal_year_start_month: integer('FiscalYearStartMonth', { fallback: 1 })
    }
});
