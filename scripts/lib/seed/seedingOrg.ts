import type { Connection } from '@salesforce/core';
import type { SeedingOrg } from './seedCompany.ts';

export function seedingOrg(connection: Connection): SeedingOrg {
    const fields = new Map<string, ReadonlySet<string>>();
    return {
        createableFields: async (objectName) => {
            const known =
                fields.get(objectName) ??
                new Set(
                    (await connection.describe(objectName)).fields
                        .filter(({ createable }) => createable)
                        .map(({ name }) => name)
                );
            fields.set(objectName, known);
            return known;
        },
        create: async (objectName, records) => {
            const results = await connection.sobject(objectName).create([...records], { allOrNone: false });
            return results.map((result) => ({
                id: result.success ? (result.id ?? null) : null,
                reason: result.success ? '' : result.errors.map(({ message }) => message).join('; ')
            }));
        }
    };
}
