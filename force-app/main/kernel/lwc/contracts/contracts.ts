/** Every type that crosses the line between page, Apex and middleware. Types only: this bundle emits no code. */
export type * from './session.ts';
export type * from './map.ts';
export type * from './adoption.ts';
export type * from './areas.ts';
export type * from './planning.ts';
export type * from './planAdvice.ts';
export type * from './planRepair.ts';
export type * from './kpi.ts';
export type * from './goals.ts';
export type * from './problem.ts';
export type * from './settings.ts';
export type * from './sync.ts';
export type * from './visits.ts';
export type * from './visitPage.ts';
export type * from './team.ts';
