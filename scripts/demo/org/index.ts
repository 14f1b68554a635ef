/** The demo org's public face. */
export type * from './core/types.ts';
export { ADMIN_USERNAME, INTEGRATION_USERNAME, PROFILES } from './core/baseRecords.ts';
export { SalesforceError, notFound } from './core/errors.ts';
export { fromDateTime, toDateTime } from './core/dates.ts';
export { isId, makeId, to18 } from './core/ids.ts';
export { readManifest, readMdapiFiles, readSourceDirectory } from './core/metadataXml.ts';
export { createOrg, DemoOrg } from './core/org.ts';
export { createDemoOrg, DEMO_ORG_ID, deploySource } from './createDemoOrg.ts';
export type { DemoOrgOptions } from './createDemoOrg.ts';
