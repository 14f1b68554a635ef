import denominator from '@salesforce/label/c.Fieldmap_Kpi_CutDenominator';
import exportCsv from '@salesforce/label/c.Fieldmap_Kpi_ExportCsv';
import exportMenu from '@salesforce/label/c.Fieldmap_Kpi_ExportMenu';
import exportXlsx from '@salesforce/label/c.Fieldmap_Kpi_ExportXlsx';
import heading from '@salesforce/label/c.Fieldmap_Kpi_Records';
import hidden from '@salesforce/label/c.Fieldmap_Kpi_RecordsHidden';
import loading from '@salesforce/label/c.Fieldmap_Kpi_Loading';
import missing from '@salesforce/label/c.Fieldmap_Kpi_RecordsMissing';
import more from '@salesforce/label/c.Fieldmap_Kpi_RecordsMore';
import none from '@salesforce/label/c.Fieldmap_Kpi_NoRecords';
import numerator from '@salesforce/label/c.Fieldmap_Kpi_CutNumerator';
import reading from '@salesforce/label/c.Fieldmap_Kpi_RecordsReading';
import shown from '@salesforce/label/c.Fieldmap_Kpi_More';

export const LABELS = {
    denominator,
    exportCsv,
    exportMenu,
    exportXlsx,
    heading,
    hidden,
    loading,
    missing,
    more,
    none,
    numerator,
    reading,
    shown
};
