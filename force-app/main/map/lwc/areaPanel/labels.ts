import accountCount from '@salesforce/label/c.Fieldmap_Area_AccountCount';
import badCoordinates from '@salesforce/label/c.Fieldmap_Area_BadCoordinates';
import by from '@salesforce/label/c.Fieldmap_Area_By';
import cancel from '@salesforce/label/c.Fieldmap_Area_Cancel';
import count from '@salesforce/label/c.Fieldmap_Area_Count';
import countHint from '@salesforce/label/c.Fieldmap_Area_CountHint';
import coverage from '@salesforce/label/c.Fieldmap_Area_Coverage';
import coverageHint from '@salesforce/label/c.Fieldmap_Area_CoverageHint';
import deleteSure from '@salesforce/label/c.Fieldmap_Area_DeleteSure';
import exportFile from '@salesforce/label/c.Fieldmap_Area_Export';
import fraction from '@salesforce/label/c.Fieldmap_Area_Fraction';
import heat from '@salesforce/label/c.Fieldmap_Area_Heat';
import heatCoverage from '@salesforce/label/c.Fieldmap_Area_HeatCoverage';
import heatLegend from '@salesforce/label/c.Fieldmap_Area_HeatLegend';
import heatLoad from '@salesforce/label/c.Fieldmap_Area_HeatLoad';
import heatOrders from '@salesforce/label/c.Fieldmap_Area_HeatOrders';
import heatOverdue from '@salesforce/label/c.Fieldmap_Area_HeatOverdue';
import importFile from '@salesforce/label/c.Fieldmap_Area_Import';
import imported from '@salesforce/label/c.Fieldmap_Area_Imported';
import keep from '@salesforce/label/c.Fieldmap_Area_Keep';
import keepHint from '@salesforce/label/c.Fieldmap_Area_KeepHint';
import kpiHint from '@salesforce/label/c.Fieldmap_Area_KpiHint';
import kpiScope from '@salesforce/label/c.Fieldmap_Area_KpiScope';
import legend from '@salesforce/label/c.Fieldmap_Area_Legend';
import load from '@salesforce/label/c.Fieldmap_Area_Load';
import loadHint from '@salesforce/label/c.Fieldmap_Area_LoadHint';
import loading from '@salesforce/label/c.Fieldmap_Area_Loading';
import mine from '@salesforce/label/c.Fieldmap_Area_Mine';
import municipalities from '@salesforce/label/c.Fieldmap_Area_Municipalities';
import name from '@salesforce/label/c.Fieldmap_Area_Name';
import noAccounts from '@salesforce/label/c.Fieldmap_Area_NoAccounts';
import noAreas from '@salesforce/label/c.Fieldmap_Area_NoAreas';
import noValue from '@salesforce/label/c.Fieldmap_Area_NoValue';
import none from '@salesforce/label/c.Fieldmap_Area_None';
import notJson from '@salesforce/label/c.Fieldmap_Area_NotJson';
import openAmount from '@salesforce/label/c.Fieldmap_Area_OpenAmount';
import openAmountHint from '@salesforce/label/c.Fieldmap_Area_OpenAmountHint';
import orderRate from '@salesforce/label/c.Fieldmap_Area_OrderRate';
import orderRateHint from '@salesforce/label/c.Fieldmap_Area_OrderRateHint';
import outside from '@salesforce/label/c.Fieldmap_Area_Outside';
import overdue from '@salesforce/label/c.Fieldmap_Area_Overdue';
import overdueDays from '@salesforce/label/c.Fieldmap_Area_OverdueDays';
import overdueHint from '@salesforce/label/c.Fieldmap_Area_OverdueHint';
import panel from '@salesforce/label/c.Fieldmap_Area_Panel';
import period from '@salesforce/label/c.Fieldmap_Kpi_Period';
import potential from '@salesforce/label/c.Fieldmap_Area_Potential';
import potentialHint from '@salesforce/label/c.Fieldmap_Area_PotentialHint';
import range from '@salesforce/label/c.Fieldmap_Area_Range';
import remove from '@salesforce/label/c.Fieldmap_Area_Delete';
import save from '@salesforce/label/c.Fieldmap_Area_Save';
import scope from '@salesforce/label/c.Fieldmap_Area_Scope';
import select from '@salesforce/label/c.Fieldmap_Area_Select';
import share from '@salesforce/label/c.Fieldmap_Area_Share';
import shared from '@salesforce/label/c.Fieldmap_Area_Shared';
import show from '@salesforce/label/c.Fieldmap_Area_Show';
import territories from '@salesforce/label/c.Fieldmap_Area_Territories';
import territoryHint from '@salesforce/label/c.Fieldmap_Area_TerritoryHint';
import tooLarge from '@salesforce/label/c.Fieldmap_Area_TooLarge';
import top from '@salesforce/label/c.Fieldmap_Area_Top';
import topEmpty from '@salesforce/label/c.Fieldmap_Area_TopEmpty';
import unknown from '@salesforce/label/c.Fieldmap_Area_Unknown';
import unnamed from '@salesforce/label/c.Fieldmap_Area_Unnamed';
import zoom from '@salesforce/label/c.Fieldmap_Area_Zoom';

export const LABELS = {
    accountCount,
    badCoordinates,
    by,
    cancel,
    count,
    countHint,
    coverage,
    coverageHint,
    deleteSure,
    exportFile,
    fraction,
    heat,
    heatCoverage,
    heatLegend,
    heatLoad,
    heatOrders,
    heatOverdue,
    importFile,
    imported,
    keep,
    keepHint,
    kpiHint,
    kpiScope,
    legend,
    load,
    loadHint,
    loading,
    mine,
    municipalities,
    name,
    noAccounts,
    noAreas,
    noValue,
    none,
    notJson,
    openAmount,
    openAmountHint,
    orderRate,
    orderRateHint,
    outside,
    overdue,
    overdueDays,
    overdueHint,
    panel,
    period,
    potential,
    potentialHint,
    range,
    remove,
    save,
    scope,
    select,
    share,
    shared,
    show,
    territories,
    territoryHint,
    tooLarge,
    top,
    topEmpty,
    unknown,
    unnamed,
    zoom
};
