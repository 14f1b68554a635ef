import { LightningElement } from 'lwc';

/** The Fieldmap Sync tab, for admins. */
export default class FieldmapSyncPage extends LightningElement {}
