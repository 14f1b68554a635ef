/** Pure geometry on the globe: no DOM, no map library. Shared by components (`c/geo`) and Node (`#kernel/geo`). */
export * from './latLng.ts';
export * from './greatCircle.ts';
export * from './roadEstimate.ts';
export * from './bounds.ts';
export * from './microDegrees.ts';
export * from './polyline.ts';
export * from './polygon.ts';
export * from './mercator.ts';
export * from './integerText.ts';
export * from './baseMap.ts';
