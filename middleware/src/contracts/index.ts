export * from './kpi.ts';
export * from './planning.ts';
export * from './planAdvice.ts';
export * from './planRepair.ts';
export { problemSchema } from './problem.ts';
export { meSchema } from './session.ts';
export { syncConflictDecisionSchema, syncStatusSchema } from './sync.ts';
export { readInput } from './readInput.ts';
