export { openDatabase } from './openDatabase.ts';
export type { OpenDatabaseOptions } from './openDatabase.ts';
export { StoreError } from './storeDatabase.ts';
export type { StoreDatabase } from './storeDatabase.ts';
export { tokenRegister } from './identity/tokenRegister.ts';
export { userDirectory } from './identity/userDirectory.ts';
export { createKpiSource } from './kpi/kpiSource.ts';
export { createPlanStore } from './planning/planStore.ts';
export { createPlanningSource } from './planning/planningSource.ts';
