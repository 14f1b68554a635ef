import { LightningElement } from 'lwc';

/** The Adoption tab, for managers and admins. */
export default class FieldmapAdoptionPage extends LightningElement {}
