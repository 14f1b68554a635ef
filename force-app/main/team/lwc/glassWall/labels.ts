import heading from '@salesforce/label/c.Fieldmap_Glass_Heading';
import headingOther from '@salesforce/label/c.Fieldmap_Glass_HeadingOther';
import intro from '@salesforce/label/c.Fieldmap_Glass_Intro';
import introOther from '@salesforce/label/c.Fieldmap_Glass_IntroOther';
import now from '@salesforce/label/c.Fieldmap_Glass_Now';
import off from '@salesforce/label/c.Fieldmap_Glass_off';
import unknown from '@salesforce/label/c.Fieldmap_Glass_unknown';
import paused from '@salesforce/label/c.Fieldmap_Glass_paused';
import travelling from '@salesforce/label/c.Fieldmap_Glass_travelling';
import at from '@salesforce/label/c.Fieldmap_Glass_At';
import atSince from '@salesforce/label/c.Fieldmap_Glass_AtSince';
import someCustomer from '@salesforce/label/c.Fieldmap_Glass_SomeCustomer';
import coordinatesOff from '@salesforce/label/c.Fieldmap_Glass_CoordinatesOff';
import coordinatesOn from '@salesforce/label/c.Fieldmap_Glass_CoordinatesOn';
import visits from '@salesforce/label/c.Fieldmap_Glass_Visits';
import noVisits from '@salesforce/label/c.Fieldmap_Glass_NoVisits';
import onSite from '@salesforce/label/c.Fieldmap_Glass_OnSite';
import remote from '@salesforce/label/c.Fieldmap_Glass_Remote';
import detected from '@salesforce/label/c.Fieldmap_Glass_Detected';
import until from '@salesforce/label/c.Fieldmap_Glass_Until';
import open from '@salesforce/label/c.Fieldmap_Glass_Open';
import raw from '@salesforce/label/c.Fieldmap_Glass_Raw';
import looks from '@salesforce/label/c.Fieldmap_Glass_Looks';
import noLooks from '@salesforce/label/c.Fieldmap_Glass_NoLooks';
import lookStatus from '@salesforce/label/c.Fieldmap_Glass_LookStatus';
import lookShared from '@salesforce/label/c.Fieldmap_Glass_LookShared';
import somebody from '@salesforce/label/c.Fieldmap_Glass_Somebody';
import times from '@salesforce/label/c.Fieldmap_Glass_Times';
import once from '@salesforce/label/c.Fieldmap_Glass_Once';
import retention from '@salesforce/label/c.Fieldmap_Glass_Retention';
import more from '@salesforce/label/c.Fieldmap_Glass_More';
import loading from '@salesforce/label/c.Fieldmap_Glass_Loading';

export const WORDS = {
    heading,
    headingOther,
    intro,
    introOther,
    now,
    off,
    unknown,
    paused,
    travelling,
    at,
    atSince,
    someCustomer,
    coordinatesOff,
    coordinatesOn,
    visits,
    noVisits,
    onSite,
    remote,
    detected,
    until,
    open,
    raw,
    looks,
    noLooks,
    lookStatus,
    lookShared,
    somebody,
    times,
    once,
    retention,
    more,
    loading
};
