import auto from '@salesforce/label/c.Fieldmap_Output_Auto';
import close from '@salesforce/label/c.Fieldmap_Output_Close';
import dark from '@salesforce/label/c.Fieldmap_Output_Dark';
import failed from '@salesforce/label/c.Fieldmap_Output_Failed';
import light from '@salesforce/label/c.Fieldmap_Output_Light';
import noGround from '@salesforce/label/c.Fieldmap_Output_NoGround';
import panel from '@salesforce/label/c.Fieldmap_Output_Panel';
import print from '@salesforce/label/c.Fieldmap_Output_Print';
import printNow from '@salesforce/label/c.Fieldmap_Output_PrintNow';
import save from '@salesforce/label/c.Fieldmap_Output_Save';
import sheet from '@salesforce/label/c.Fieldmap_Output_Sheet';
import theme from '@salesforce/label/c.Fieldmap_Output_Theme';
import title from '@salesforce/label/c.Fieldmap_Output_Title';
import titleDefault from '@salesforce/label/c.Fieldmap_Output_TitleDefault';

export const LABELS = {
    auto,
    close,
    dark,
    failed,
    light,
    noGround,
    panel,
    print,
    printNow,
    save,
    sheet,
    theme,
    title,
    titleDefault
};
