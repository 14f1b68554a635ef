import { Messages } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.setup');

/** The text `key` of messages/fieldmap.setup.md with its values in place of `%s`. */
export function text(key: string, ...values: readonly (string | number)[]): string {
    return messages.getMessage(key, [...values]);
}
