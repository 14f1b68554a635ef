/** The demo org's public face. */
export type * from './core/types.ts';
export { SalesforceError, notFound } from './core/errors.ts';
