import title from '@salesforce/label/c.Fieldmap_Settings_Title';
import intro from '@salesforce/label/c.Fieldmap_Settings_Intro';
import noAccess from '@salesforce/label/c.Fieldmap_Settings_NoAccess';
import noAccessText from '@salesforce/label/c.Fieldmap_Settings_NoAccessText';
import loading from '@salesforce/label/c.Fieldmap_Settings_Loading';
import pages from '@salesforce/label/c.Fieldmap_Settings_Pages';
import pageLayers from '@salesforce/label/c.Fieldmap_Settings_PageLayers';
import pageLayersText from '@salesforce/label/c.Fieldmap_Settings_PageLayersText';
import pageCadences from '@salesforce/label/c.Fieldmap_Settings_PageCadences';
import pageCadencesText from '@salesforce/label/c.Fieldmap_Settings_PageCadencesText';
import pagePlanning from '@salesforce/label/c.Fieldmap_Settings_PagePlanning';
import pagePlanningText from '@salesforce/label/c.Fieldmap_Settings_PagePlanningText';
import pageVisits from '@salesforce/label/c.Fieldmap_Settings_PageVisits';
import pageVisitsText from '@salesforce/label/c.Fieldmap_Settings_PageVisitsText';
import pageFigures from '@salesforce/label/c.Fieldmap_Settings_PageFigures';
import pageFiguresText from '@salesforce/label/c.Fieldmap_Settings_PageFiguresText';
import pageKpis from '@salesforce/label/c.Fieldmap_Settings_PageKpis';
import pageKpisText from '@salesforce/label/c.Fieldmap_Settings_PageKpisText';
import pageBaseMap from '@salesforce/label/c.Fieldmap_Settings_PageBaseMap';
import pageBaseMapText from '@salesforce/label/c.Fieldmap_Settings_PageBaseMapText';
import defaultIs from '@salesforce/label/c.Fieldmap_Settings_DefaultIs';
import range from '@salesforce/label/c.Fieldmap_Settings_Range';
import empty from '@salesforce/label/c.Fieldmap_Settings_Empty';
import useDefault from '@salesforce/label/c.Fieldmap_Settings_UseDefault';
import save from '@salesforce/label/c.Fieldmap_Settings_Save';
import discard from '@salesforce/label/c.Fieldmap_Settings_Discard';
import unsaved from '@salesforce/label/c.Fieldmap_Settings_Unsaved';
import unsavedOne from '@salesforce/label/c.Fieldmap_Settings_UnsavedOne';
import faultsOne from '@salesforce/label/c.Fieldmap_Settings_FaultsOne';
import faults from '@salesforce/label/c.Fieldmap_Settings_Faults';
import saving from '@salesforce/label/c.Fieldmap_Settings_Saving';
import savingLong from '@salesforce/label/c.Fieldmap_Settings_SavingLong';
import saved from '@salesforce/label/c.Fieldmap_Settings_Saved';
import savedText from '@salesforce/label/c.Fieldmap_Settings_SavedText';
import savedNoSync from '@salesforce/label/c.Fieldmap_Settings_SavedNoSync';
import failed from '@salesforce/label/c.Fieldmap_Settings_Failed';
import failedText from '@salesforce/label/c.Fieldmap_Settings_FailedText';
import latest from '@salesforce/label/c.Fieldmap_Settings_Latest';
import latestNone from '@salesforce/label/c.Fieldmap_Settings_LatestNone';
import latestLine from '@salesforce/label/c.Fieldmap_Settings_LatestLine';
import statusSaving from '@salesforce/label/c.Fieldmap_Settings_StatusSaving';
import statusSaved from '@salesforce/label/c.Fieldmap_Settings_StatusSaved';
import statusFailed from '@salesforce/label/c.Fieldmap_Settings_StatusFailed';
import yes from '@salesforce/label/c.Fieldmap_Settings_Yes';
import no from '@salesforce/label/c.Fieldmap_Settings_No';
import showLayer from '@salesforce/label/c.Fieldmap_Settings_ShowLayer';
import colour from '@salesforce/label/c.Fieldmap_Settings_Colour';
import shape from '@salesforce/label/c.Fieldmap_Settings_Shape';
import value from '@salesforce/label/c.Fieldmap_Settings_Value';
import colourHead from '@salesforce/label/c.Fieldmap_Settings_ColourHead';
import shapeHead from '@salesforce/label/c.Fieldmap_Settings_ShapeHead';
import preview from '@salesforce/label/c.Fieldmap_Settings_Preview';
import legendOf from '@salesforce/label/c.Fieldmap_Settings_LegendOf';
import noLegend from '@salesforce/label/c.Fieldmap_Settings_NoLegend';
import shapeCircle from '@salesforce/label/c.Fieldmap_Settings_ShapeCircle';
import shapeSquare from '@salesforce/label/c.Fieldmap_Settings_ShapeSquare';
import shapeDiamond from '@salesforce/label/c.Fieldmap_Settings_ShapeDiamond';
import shapeTriangle from '@salesforce/label/c.Fieldmap_Settings_ShapeTriangle';
import shapeTriangleDown from '@salesforce/label/c.Fieldmap_Settings_ShapeTriangleDown';
import shapeCross from '@salesforce/label/c.Fieldmap_Settings_ShapeCross';
import shapeStar from '@salesforce/label/c.Fieldmap_Settings_ShapeStar';
import shapeHexagon from '@salesforce/label/c.Fieldmap_Settings_ShapeHexagon';
import lookNotColour from '@salesforce/label/c.Fieldmap_Settings_LookNotColour';
import lookTooPale from '@salesforce/label/c.Fieldmap_Settings_LookTooPale';
import lookSame from '@salesforce/label/c.Fieldmap_Settings_LookSame';
import classHead from '@salesforce/label/c.Fieldmap_Settings_ClassHead';
import intervalHead from '@salesforce/label/c.Fieldmap_Settings_IntervalHead';
import minutesHead from '@salesforce/label/c.Fieldmap_Settings_MinutesHead';
import intervalOf from '@salesforce/label/c.Fieldmap_Settings_IntervalOf';
import minutesOf from '@salesforce/label/c.Fieldmap_Settings_MinutesOf';
import customersHead from '@salesforce/label/c.Fieldmap_Settings_CustomersHead';
import dueHead from '@salesforce/label/c.Fieldmap_Settings_DueHead';
import openHead from '@salesforce/label/c.Fieldmap_Settings_OpenHead';
import dueChange from '@salesforce/label/c.Fieldmap_Settings_DueChange';
import faultInterval from '@salesforce/label/c.Fieldmap_Settings_FaultInterval';
import faultMinutes from '@salesforce/label/c.Fieldmap_Settings_FaultMinutes';
import dueTotal from '@salesforce/label/c.Fieldmap_Settings_DueTotal';
import dueSame from '@salesforce/label/c.Fieldmap_Settings_DueSame';
import previewWait from '@salesforce/label/c.Fieldmap_Settings_PreviewWait';
import previewFailed from '@salesforce/label/c.Fieldmap_Settings_PreviewFailed';
import scoresTitle from '@salesforce/label/c.Fieldmap_Settings_ScoresTitle';
import scoresNone from '@salesforce/label/c.Fieldmap_Settings_ScoresNone';
import exampleDeal from '@salesforce/label/c.Fieldmap_Settings_ExampleDeal';
import exampleOverdue from '@salesforce/label/c.Fieldmap_Settings_ExampleOverdue';
import exampleClass from '@salesforce/label/c.Fieldmap_Settings_ExampleClass';
import exampleNever from '@salesforce/label/c.Fieldmap_Settings_ExampleNever';
import pointsNow from '@salesforce/label/c.Fieldmap_Settings_PointsNow';
import pointsThen from '@salesforce/label/c.Fieldmap_Settings_PointsThen';
import rank from '@salesforce/label/c.Fieldmap_Settings_Rank';
import partClass from '@salesforce/label/c.Fieldmap_Settings_PartClass';
import partCadence from '@salesforce/label/c.Fieldmap_Settings_PartCadence';
import partDeal from '@salesforce/label/c.Fieldmap_Settings_PartDeal';
import partReason from '@salesforce/label/c.Fieldmap_Settings_PartReason';
import tileTest from '@salesforce/label/c.Fieldmap_Settings_TileTest';
import tileTesting from '@salesforce/label/c.Fieldmap_Settings_TileTesting';
import tileGood from '@salesforce/label/c.Fieldmap_Settings_TileGood';
import tileBad from '@salesforce/label/c.Fieldmap_Settings_TileBad';
import tileAlt from '@salesforce/label/c.Fieldmap_Settings_TileAlt';
import roleRep from '@salesforce/label/c.Fieldmap_Settings_RoleRep';
import roleManager from '@salesforce/label/c.Fieldmap_Settings_RoleManager';
import roleAdmin from '@salesforce/label/c.Fieldmap_Settings_RoleAdmin';
import kpiChoose from '@salesforce/label/c.Fieldmap_Settings_KpiChoose';
import kpiUp from '@salesforce/label/c.Fieldmap_Settings_KpiUp';
import kpiDown from '@salesforce/label/c.Fieldmap_Settings_KpiDown';
import kpiRemove from '@salesforce/label/c.Fieldmap_Settings_KpiRemove';
import kpiFull from '@salesforce/label/c.Fieldmap_Settings_KpiFull';
import kpiNone from '@salesforce/label/c.Fieldmap_Settings_KpiNone';
import kpiMany from '@salesforce/label/c.Fieldmap_Settings_KpiMany';
import unitMinutes from '@salesforce/label/c.Fieldmap_Settings_UnitMinutes';
import unitHours from '@salesforce/label/c.Fieldmap_Settings_UnitHours';
import unitDays from '@salesforce/label/c.Fieldmap_Settings_UnitDays';
import unitMetres from '@salesforce/label/c.Fieldmap_Settings_UnitMetres';
import unitVisits from '@salesforce/label/c.Fieldmap_Settings_UnitVisits';
import unitShare from '@salesforce/label/c.Fieldmap_Settings_UnitShare';
import unitWeight from '@salesforce/label/c.Fieldmap_Settings_UnitWeight';
import unitPointsPerHour from '@salesforce/label/c.Fieldmap_Settings_UnitPointsPerHour';
import unitDegrees from '@salesforce/label/c.Fieldmap_Settings_UnitDegrees';
import unitZoomLevel from '@salesforce/label/c.Fieldmap_Settings_UnitZoomLevel';
import choiceStart from '@salesforce/label/c.Fieldmap_Settings_ChoiceStart';
import choiceWhole from '@salesforce/label/c.Fieldmap_Settings_ChoiceWhole';
import choiceVector from '@salesforce/label/c.Fieldmap_Settings_ChoiceVector';
import choiceTiles from '@salesforce/label/c.Fieldmap_Settings_ChoiceTiles';
import settingsOf from '@salesforce/label/c.Fieldmap_Settings_SettingsOf';
import fieldOutcome from '@salesforce/label/c.Fieldmap_Settings_FieldOutcome';
import fieldNotes from '@salesforce/label/c.Fieldmap_Settings_FieldNotes';
import fieldConcerns from '@salesforce/label/c.Fieldmap_Settings_FieldConcerns';
import fieldNextStep from '@salesforce/label/c.Fieldmap_Settings_FieldNextStep';
import fieldNextStepDate from '@salesforce/label/c.Fieldmap_Settings_FieldNextStepDate';
import fieldContact from '@salesforce/label/c.Fieldmap_Settings_FieldContact';
import unitMoney from '@salesforce/label/c.Fieldmap_Settings_UnitMoney';
import unitProbability from '@salesforce/label/c.Fieldmap_Settings_UnitProbability';

/** Words of the pages of Fieldmap Settings. */
export const WORDS = {
    title,
    intro,
    noAccess,
    noAccessText,
    loading,
    pages,
    pageLayers,
    pageLayersText,
    pageCadences,
    pageCadencesText,
    pagePlanning,
    pagePlanningText,
    pageVisits,
    pageVisitsText,
    pageFigures,
    pageFiguresText,
    pageKpis,
    pageKpisText,
    pageBaseMap,
    pageBaseMapText,
    defaultIs,
    range,
    empty,
    useDefault,
    save,
    discard,
    unsaved,
    unsavedOne,
    faultsOne,
    faults,
    saving,
    savingLong,
    saved,
    savedText,
    savedNoSync,
    failed,
    failedText,
    latest,
    latestNone,
    latestLine,
    statusSaving,
    statusSaved,
    statusFailed,
    yes,
    no,
    showLayer,
    colour,
    shape,
    value,
    colourHead,
    shapeHead,
    preview,
    legendOf,
    noLegend,
    shapeCircle,
    shapeSquare,
    shapeDiamond,
    shapeTriangle,
    shapeTriangleDown,
    shapeCross,
    shapeStar,
    shapeHexagon,
    lookNotColour,
    lookTooPale,
    lookSame,
    classHead,
    intervalHead,
    minutesHead,
    intervalOf,
    minutesOf,
    customersHead,
    dueHead,
    openHead,
    dueChange,
    faultInterval,
    faultMinutes,
    dueTotal,
    dueSame,
    previewWait,
    previewFailed,
    scoresTitle,
    scoresNone,
    exampleDeal,
    exampleOverdue,
    exampleClass,
    exampleNever,
    pointsNow,
    pointsThen,
    rank,
    partClass,
    partCadence,
    partDeal,
    partReason,
    tileTest,
    tileTesting,
    tileGood,
    tileBad,
    tileAlt,
    roleRep,
    roleManager,
    roleAdmin,
    kpiChoose,
    kpiUp,
    kpiDown,
    kpiRemove,
    kpiFull,
    kpiNone,
    kpiMany,
    unitMinutes,
    unitHours,
    unitDays,
    unitMetres,
    unitVisits,
    unitShare,
    unitWeight,
    unitPointsPerHour,
    unitDegrees,
    unitZoomLevel,
    choiceStart,
    choiceWhole,
    choiceVector,
    choiceTiles,
    settingsOf,
    fieldOutcome,
    fieldNotes,
    fieldConcerns,
    fieldNextStep,
    fieldNextStepDate,
    fieldContact,
    unitMoney,
    unitProbability
};
