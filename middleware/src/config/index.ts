export { ConfigError, readConfig } from './readConfig.ts';
export type { Config, LogLevel, OrgRegistration, TravelProvider } from './readConfig.ts';
export { describeSettings } from './describeSettings.ts';
export { createOrgKeys } from './orgKeys.ts';
export type { OrgKeys } from './orgKeys.ts';
