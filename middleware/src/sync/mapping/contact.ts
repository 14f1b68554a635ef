import { text } from './columns.ts';
import { recordMapping } from './mapping.ts';

export const contactMapping = recordMapping({
    objectApiName: 'Contact',
    table: 'contacts',
    columns: {
        owner_id: text('OwnerId', { isRequired: true }),
        account_id: text('AccountId')
    },
    references: [{ column: 'account_id', objectApiName: 'Account' }]
});
