export { ConfigError, readConfig } from './readConfig.ts';
export type { Config, LogLevel, OrgRegistration, TravelProvider } from './readConfig.ts';
export { describeSettings } from './describeSettings.ts';
