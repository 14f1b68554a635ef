import { LightningElement } from 'lwc';

/** The Fieldmap Settings tab, for admins. */
export default class FieldmapSettingsPage extends LightningElement {}
