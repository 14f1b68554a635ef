import { text } from './columns.ts';
import { recordMapping } from './mapping.ts';

/** Which territories accounts and leads belong to. Orgs without Enterprise Territory Management do not have the object. */
export const objectTerritoryMapping = recordMapping({
    objectApiName: 'ObjectTerritory2Association',
    table: 'object_territories',
    isOptional: true,
    columns: {
        object_id: text('ObjectId', { isRequired: true }),
        territory_id: text('Territory2Id', { isRequired: true })
    },
    references: [
        { column: 'object_id', objectApiName: 'Account' },
        { column: 'object_id', objectApiName: 'Lead' }
    ]
});
