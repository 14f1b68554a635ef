import all from '@salesforce/label/c.Fieldmap_Kpi_CutAll';
import areasBy from '@salesforce/label/c.Fieldmap_Kpi_AreasBy';
import areasMine from '@salesforce/label/c.Fieldmap_Kpi_AreasMine';
import areasMunicipalities from '@salesforce/label/c.Fieldmap_Kpi_AreasMunicipalities';
import before from '@salesforce/label/c.Fieldmap_Kpi_CutBefore';
import change from '@salesforce/label/c.Fieldmap_Kpi_CutChange';
import chart from '@salesforce/label/c.Fieldmap_Kpi_CutChart';
import cutsOne from '@salesforce/label/c.Fieldmap_Kpi_CutsOne';
import cutsTwo from '@salesforce/label/c.Fieldmap_Kpi_CutsTwo';
import denominator from '@salesforce/label/c.Fieldmap_Kpi_CutDenominator';
import empty from '@salesforce/label/c.Fieldmap_Kpi_CutEmpty';
import exportCsv from '@salesforce/label/c.Fieldmap_Kpi_ExportCsv';
import exportMenu from '@salesforce/label/c.Fieldmap_Kpi_ExportMenu';
import exportXlsx from '@salesforce/label/c.Fieldmap_Kpi_ExportXlsx';
import fair from '@salesforce/label/c.Fieldmap_Kpi_CutFair';
import fraction from '@salesforce/label/c.Fieldmap_Kpi_CutFraction';
import heading from '@salesforce/label/c.Fieldmap_Kpi_CutHeading';
import kpi from '@salesforce/label/c.Fieldmap_Kpi_CutKpi';
import limit from '@salesforce/label/c.Fieldmap_Kpi_CutLimit';
import line from '@salesforce/label/c.Fieldmap_Kpi_CutLine';
import loading from '@salesforce/label/c.Fieldmap_Kpi_Loading';
import map from '@salesforce/label/c.Fieldmap_Kpi_CutMapView';
import noAreas from '@salesforce/label/c.Fieldmap_Kpi_CutNoAreas';
import noClass from '@salesforce/label/c.Fieldmap_Kpi_CutNoClass';
import noTerritories from '@salesforce/label/c.Fieldmap_Kpi_CutNoTerritories';
import noTerritory from '@salesforce/label/c.Fieldmap_Kpi_CutNoTerritory';
import numerator from '@salesforce/label/c.Fieldmap_Kpi_CutNumerator';
import open from '@salesforce/label/c.Fieldmap_Kpi_CutOpen';
import outside from '@salesforce/label/c.Fieldmap_Kpi_CutOutside';
import part from '@salesforce/label/c.Fieldmap_Kpi_CutSegment';
import rest from '@salesforce/label/c.Fieldmap_Kpi_CutRest';
import showOnMap from '@salesforce/label/c.Fieldmap_Kpi_CutMap';
import smallMark from '@salesforce/label/c.Fieldmap_Kpi_SmallMark';
import table from '@salesforce/label/c.Fieldmap_Kpi_CutTable';
import value from '@salesforce/label/c.Fieldmap_Kpi_CutValue';

export const LABELS = {
    all,
    areasBy,
    areasMine,
    areasMunicipalities,
    before,
    change,
    chart,
    cutsOne,
    cutsTwo,
    denominator,
    empty,
    exportCsv,
    exportMenu,
    exportXlsx,
    fair,
    fraction,
    heading,
    kpi,
    limit,
    line,
    loading,
    map,
    noAreas,
    noClass,
    noTerritories,
    noTerritory,
    numerator,
    open,
    outside,
    part,
    rest,
    showOnMap,
    smallMark,
    table,
    value
};
