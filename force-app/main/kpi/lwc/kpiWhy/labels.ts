import byClass from '@salesforce/label/c.Fieldmap_Kpi_WhyBy_Class';
import byPerson from '@salesforce/label/c.Fieldmap_Kpi_WhyBy_Person';
import byTeam from '@salesforce/label/c.Fieldmap_Kpi_CutTeam';
import byTerritory from '@salesforce/label/c.Fieldmap_Kpi_CutTerritory';
import byWeekday from '@salesforce/label/c.Fieldmap_Kpi_WhyBy_Weekday';
import cases from '@salesforce/label/c.Fieldmap_Kpi_WhyCases';
import countText from '@salesforce/label/c.Fieldmap_Kpi_WhyCountText';
import effect from '@salesforce/label/c.Fieldmap_Kpi_WhyEffect';
import loading from '@salesforce/label/c.Fieldmap_Kpi_Loading';
import mix from '@salesforce/label/c.Fieldmap_Kpi_WhyMix';
import noSegment from '@salesforce/label/c.Fieldmap_Kpi_WhyNoSegment';
import nothing from '@salesforce/label/c.Fieldmap_Kpi_WhyNothing';
import open from '@salesforce/label/c.Fieldmap_Kpi_WhyOpen';
import part from '@salesforce/label/c.Fieldmap_Kpi_WhyPart';
import points from '@salesforce/label/c.Fieldmap_Kpi_Points';
import rate from '@salesforce/label/c.Fieldmap_Kpi_WhyRate';
import ratioText from '@salesforce/label/c.Fieldmap_Kpi_WhyRatioText';
import sum from '@salesforce/label/c.Fieldmap_Kpi_WhySum';
import volume from '@salesforce/label/c.Fieldmap_Kpi_WhyVolume';
import why from '@salesforce/label/c.Fieldmap_Kpi_Why';

export const LABELS = {
    byClass,
    byPerson,
    byTeam,
    byTerritory,
    byWeekday,
    cases,
    countText,
    effect,
    loading,
    mix,
    noSegment,
    nothing,
    open,
    part,
    points,
    rate,
    ratioText,
    sum,
    volume,
    why
};
