export { openTestDatabase, testEngines } from '../../middleware/src/store/testing/testDatabase.ts';
export type { TestEngine } from '../../middleware/src/store/testing/testDatabase.ts';
