import type { Org } from '../../core/types.ts';

const FLOW = 'Invite_To_Trade_Fair: Invite to the trade fair';

/** Offers a Flow on the cards of accounts, as an admin of the demo company would have set it in the map layer. */
export function offerDemoFlow(org: Org): void {
    const [layer] = [...org.rows('MapLayer__mdt')].filter((row) => row['DeveloperName'] === 'Account');
    if (layer && !layer['Flows__c']) org.faults.patchSilently('MapLayer__mdt', layer.Id, { Flows__c: FLOW });
}
