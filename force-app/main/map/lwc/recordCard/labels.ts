import address from '@salesforce/label/c.Fieldmap_Card_Address';
import call from '@salesforce/label/c.Fieldmap_Card_Call';
import callPerson from '@salesforce/label/c.Fieldmap_Card_CallPerson';
import close from '@salesforce/label/c.Fieldmap_Card_Close';
import daysInStage from '@salesforce/label/c.Fieldmap_Card_DaysInStage';
import deals from '@salesforce/label/c.Fieldmap_Card_OpenDeals';
import details from '@salesforce/label/c.Fieldmap_Card_Details';
import directions from '@salesforce/label/c.Fieldmap_Card_Directions';
import lastVisit from '@salesforce/label/c.Fieldmap_Card_LastVisit';
import never from '@salesforce/label/c.Fieldmap_List_NeverVisited';
import nextVisit from '@salesforce/label/c.Fieldmap_Card_NextVisit';
import noPlace from '@salesforce/label/c.Fieldmap_Card_NoPlace';
import open from '@salesforce/label/c.Fieldmap_Card_Open';
import owner from '@salesforce/label/c.Fieldmap_List_Owner';
import people from '@salesforce/label/c.Fieldmap_Card_People';
import actions from '@salesforce/label/c.Fieldmap_Card_Actions';
import addToPlan from '@salesforce/label/c.Fieldmap_Card_AddToPlan';
import due from '@salesforce/label/c.Fieldmap_Card_Due';
import flowTitle from '@salesforce/label/c.Fieldmap_Flow_Title';
import nextStep from '@salesforce/label/c.Fieldmap_Card_NextStep';
import overdue from '@salesforce/label/c.Fieldmap_Card_Overdue';
import peopleMore from '@salesforce/label/c.Fieldmap_Card_PeopleMore';
import showAll from '@salesforce/label/c.Fieldmap_Card_ShowAll';
import showFewer from '@salesforce/label/c.Fieldmap_Card_ShowFewer';

export const LABELS = {
    address,
    call,
    callPerson,
    close,
    daysInStage,
    deals,
    details,
    directions,
    lastVisit,
    never,
    nextVisit,
    noPlace,
    open,
    owner,
    actions,
    addToPlan,
    due,
    flowTitle,
    nextStep,
    overdue,
    peopleMore,
    showAll,
    showFewer,
    people
};
