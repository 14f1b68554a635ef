import { adminController } from './adminController.ts';
import { adoptionController } from './adoptionController.ts';
import { areaController } from './areaController.ts';
import { goalController } from './goalController.ts';
import { kpiController } from './kpiController.ts';
import { mapController } from './mapController.ts';
import { mapFilterController } from './mapFilterController.ts';
import { planningController } from './planningController.ts';
import { sessionController } from './sessionController.ts';
import { settingsController } from './settingsController.ts';
import { glassWallController } from './glassWallController.ts';
import { placeRepairController } from './placeRepairController.ts';
import { visitBoardController } from './visitBoardController.ts';
import type { ApexClassStandIn } from './types.ts';
import { visitController } from './visitController.ts';
import { visitDayController } from './visitDayController.ts';

export { AuraHandledError } from './types.ts';
export type { ApexClassStandIn, ApexContext, ApexMethod, MiddlewareAnswer } from './types.ts';

/**
 * Stand-ins by Apex class name. One line for each controller of force-app, its code in `<controller>.ts` beside this file:
 * `['MapController', mapController]`.
 */
export const APEX_CLASSES: ReadonlyMap<string, ApexClassStandIn> = new Map<string, ApexClassStandIn>([
    ['AdminController', adminController],
    ['AdoptionController', adoptionController],
    ['AreaController', areaController],
    ['GoalController', goalController],
    ['KpiController', kpiController],
    ['MapController', mapController],
    ['MapFilterController', mapFilterController],
    ['PlanningController', planningController],
    ['SessionController', sessionController],
    ['VisitController', visitController],
    ['VisitDayController', visitDayController],
    ['SettingsController', settingsController],
    ['GlassWallController', glassWallController],
    ['PlaceRepairController', placeRepairController],
    ['VisitBoardController', visitBoardController]
]);
