import actions from '@salesforce/label/c.Fieldmap_Select_Actions';
import addToPlan from '@salesforce/label/c.Fieldmap_Select_AddToPlan';
import apply from '@salesforce/label/c.Fieldmap_Select_Apply';
import cancel from '@salesforce/label/c.Fieldmap_Select_Cancel';
import changeOwner from '@salesforce/label/c.Fieldmap_Select_ChangeOwner';
import clear from '@salesforce/label/c.Fieldmap_Select_Clear';
import columnId from '@salesforce/label/c.Fieldmap_Select_ColumnId';
import columnLastVisit from '@salesforce/label/c.Fieldmap_Select_ColumnLastVisit';
import columnName from '@salesforce/label/c.Fieldmap_Select_ColumnName';
import columnOwner from '@salesforce/label/c.Fieldmap_Select_ColumnOwner';
import columnStatus from '@salesforce/label/c.Fieldmap_Select_ColumnStatus';
import columnType from '@salesforce/label/c.Fieldmap_Select_ColumnType';
import count from '@salesforce/label/c.Fieldmap_Select_Count';
import createTasks from '@salesforce/label/c.Fieldmap_Select_CreateTasks';
import deals from '@salesforce/label/c.Fieldmap_Select_Deals';
import drawHint from '@salesforce/label/c.Fieldmap_Select_DrawHint';
import dueDate from '@salesforce/label/c.Fieldmap_Select_DueDate';
import exportCsv from '@salesforce/label/c.Fieldmap_Select_ExportCsv';
import inView from '@salesforce/label/c.Fieldmap_Select_InView';
import kilometres from '@salesforce/label/c.Fieldmap_Select_Kilometres';
import lasso from '@salesforce/label/c.Fieldmap_Select_Lasso';
import lastVisit from '@salesforce/label/c.Fieldmap_Select_LastVisit';
import never from '@salesforce/label/c.Fieldmap_Select_Never';
import newOwner from '@salesforce/label/c.Fieldmap_Select_NewOwner';
import ownerDone from '@salesforce/label/c.Fieldmap_Select_OwnerDone';
import planLimit from '@salesforce/label/c.Fieldmap_Select_PlanLimit';
import preview from '@salesforce/label/c.Fieldmap_Select_Preview';
import radius from '@salesforce/label/c.Fieldmap_Select_Radius';
import rectangle from '@salesforce/label/c.Fieldmap_Select_Rectangle';
import select from '@salesforce/label/c.Fieldmap_Select_Select';
import selectAround from '@salesforce/label/c.Fieldmap_Select_SelectAround';
import subject from '@salesforce/label/c.Fieldmap_Select_Subject';
import subjectDefault from '@salesforce/label/c.Fieldmap_Select_SubjectDefault';
import tasksDone from '@salesforce/label/c.Fieldmap_Select_TasksDone';
import tooMany from '@salesforce/label/c.Fieldmap_Select_TooMany';

export const LABELS = {
    actions,
    addToPlan,
    apply,
    cancel,
    changeOwner,
    clear,
    columnId,
    columnLastVisit,
    columnName,
    columnOwner,
    columnStatus,
    columnType,
    count,
    createTasks,
    deals,
    drawHint,
    dueDate,
    exportCsv,
    inView,
    kilometres,
    lasso,
    lastVisit,
    never,
    newOwner,
    ownerDone,
    planLimit,
    preview,
    radius,
    rectangle,
    select,
    selectAround,
    subject,
    subjectDefault,
    tasksDone,
    tooMany
};
