import { adminController } from './adminController.ts';
import { areaController } from './areaController.ts';
import { goalController } from './goalController.ts';
import { kpiController } from './kpiController.ts';
import { mapController } from './mapController.ts';
import { mapFilterController } from './mapFilterController.ts';
import { planningController } from './planningController.ts';
import { quickVisitController } from './quickVisitController.ts';
import { sessionController } from './sessionController.ts';
import type { ApexClassStandIn } from './types.ts';

export { AuraHandledError } from './types.ts';
export type { ApexClassStandIn, ApexContext, ApexMethod, MiddlewareAnswer } from './types.ts';

/**
 * Stand-ins by Apex class name. One line for each controller of force-app, its code in `<controller>.ts` beside this file:
 * `['MapController', mapController]`.
 */
export const APEX_CLASSES: ReadonlyMap<string, ApexClassStandIn> = new Map<string, ApexClassStandIn>([
    ['AdminController', adminController],
    ['AreaController', areaController],
    ['GoalController', goalController],
    ['KpiController', kpiController],
    ['MapController', mapController],
    ['MapFilterController', mapFilterController],
    ['PlanningController', planningController],
    ['QuickVisitController', quickVisitController],
    ['SessionController', sessionController]
]);
