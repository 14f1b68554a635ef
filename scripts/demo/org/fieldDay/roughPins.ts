import type { Org, Row } from '../core/types.ts';
import { hashOf } from './fate.ts';

/** One of so many accounts is known by its village only. */
const ONE_OF = 120;

/**
 * Puts the pins of some customers into the middle of their village, as a geocoder does that finds no more than the postal code: what the
 * data repair list is for. Once; a second call finds its work done.
 */
export function roughenPins(org: Org): void {
    const accounts = [...org.rows('Account')].filter((row) => row['IsDeleted'] !== true && isGeocoded(row));
    if (accounts.some((row) => row['BillingGeocodeAccuracy'] === 'Zip')) return;
    const villages = new Map<unknown, Row[]>();
    for (const row of accounts) {
        villages.set(row['BillingPostalCode'], [...(villages.get(row['BillingPostalCode']) ?? []), row]);
    }
    const rough = accounts
        .filter((row) => hashOf(row.Id) % ONE_OF === 0)
        .map((row) => {
            const neighbours = villages.get(row['BillingPostalCode']) ?? [row];
            return {
                Id: row.Id,
                BillingLatitude: mean(neighbours, 'BillingLatitude'),
                BillingLongitude: mean(neighbours, 'BillingLongitude'),
                BillingGeocodeAccuracy: 'Zip'
            };
        });
    org.update('Account', rough, { allOrNone: false });
}

/** By the address alone: nobody has put the pin right. */
function isGeocoded(row: Row): boolean {
    return typeof row['BillingLatitude'] === 'number' && typeof row['VisitPlace__Latitude__s'] !== 'number';
}

function mean(rows: readonly Row[], field: string): number {
    const sum = rows.reduce((total, row) => total + Number(row[field]), 0);
    return Math.round((sum / rows.length) * 1e6) / 1e6;
}
