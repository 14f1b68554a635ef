import { LightningElement } from 'lwc';

/** Objectives, key results and goals. */
export default class GoalBoard extends LightningElement {}
