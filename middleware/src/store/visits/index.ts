export { createVisitStore } from './visitStore.ts';
export { createOrgFacts } from './orgFacts.ts';
