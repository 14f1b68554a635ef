import type { SettingDefinition } from './definition.ts';

/** Finding stays, keeping positions, and the visit report. */
export const VISIT_SETTINGS: readonly SettingDefinition[] = [];
