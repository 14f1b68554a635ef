/** What others may use of the middleware without starting its process: commands, tests and embedding programs. */
export { ConfigError, readConfig } from './config/index.ts';
export type { Config, OrgRegistration } from './config/index.ts';
export { createPino, pinoLogger } from './platform/pinoLogger.ts';
export { openService, StartError } from './service.ts';
export type { Service } from './service.ts';
export { StoreError } from './store/index.ts';
export { KPIS } from './kpi/index.ts';
