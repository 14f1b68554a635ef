export { startJobs } from './startJobs.ts';
export type { Job, JobsOptions } from './startJobs.ts';
