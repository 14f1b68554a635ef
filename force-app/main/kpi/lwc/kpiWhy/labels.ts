import areasBy from '@salesforce/label/c.Fieldmap_Kpi_AreasBy';
import areasMine from '@salesforce/label/c.Fieldmap_Kpi_AreasMine';
import areasMunicipalities from '@salesforce/label/c.Fieldmap_Kpi_AreasMunicipalities';
import cases from '@salesforce/label/c.Fieldmap_Kpi_WhyCases';
import countText from '@salesforce/label/c.Fieldmap_Kpi_WhyCountText';
import cutLabel from '@salesforce/label/c.Fieldmap_Kpi_CutHeading';
import cutsOne from '@salesforce/label/c.Fieldmap_Kpi_CutsOne';
import cutsTwo from '@salesforce/label/c.Fieldmap_Kpi_CutsTwo';
import effect from '@salesforce/label/c.Fieldmap_Kpi_WhyEffect';
import loading from '@salesforce/label/c.Fieldmap_Kpi_Loading';
import mix from '@salesforce/label/c.Fieldmap_Kpi_WhyMix';
import noAreas from '@salesforce/label/c.Fieldmap_Kpi_CutNoAreas';
import noSegment from '@salesforce/label/c.Fieldmap_Kpi_WhyNoSegment';
import nothing from '@salesforce/label/c.Fieldmap_Kpi_WhyNothing';
import now from '@salesforce/label/c.Fieldmap_Kpi_WhyNow';
import others from '@salesforce/label/c.Fieldmap_Kpi_CutRest';
import part from '@salesforce/label/c.Fieldmap_Kpi_WhyPart';
import rate from '@salesforce/label/c.Fieldmap_Kpi_WhyRate';
import ratioText from '@salesforce/label/c.Fieldmap_Kpi_WhyRatioText';
import sum from '@salesforce/label/c.Fieldmap_Kpi_WhySum';
import then from '@salesforce/label/c.Fieldmap_Kpi_WhyThen';
import volume from '@salesforce/label/c.Fieldmap_Kpi_WhyVolume';
import week from '@salesforce/label/c.Fieldmap_Kpi_WhyWeek';
import why from '@salesforce/label/c.Fieldmap_Kpi_Why';

export const LABELS = {
    areasBy,
    areasMine,
    areasMunicipalities,
    cases,
    countText,
    cutLabel,
    cutsOne,
    cutsTwo,
    effect,
    loading,
    mix,
    noAreas,
    noSegment,
    nothing,
    now,
    others,
    part,
    rate,
    ratioText,
    sum,
    then,
    volume,
    week,
    why
};
