import { Messages } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.doctor.checks');

/**
 * What a person reads of a check: the text `key` of messages/fieldmap.doctor.checks.md with its values in place of `%s`.
 * Errors: MissingMessageError when there is no such text; texts.test.ts finds that before a person does.
 */
export function text(key: string, ...values: readonly (string | number)[]): string {
    return messages.getMessage(key, [...values]);
}
