import type { KpiFairReason } from 'c/contracts';
import band from '@salesforce/label/c.Fieldmap_Kpi_FairBand';
import density from '@salesforce/label/c.Fieldmap_Kpi_FairDensity';
import difference from '@salesforce/label/c.Fieldmap_Kpi_FairDifference';
import expected from '@salesforce/label/c.Fieldmap_Kpi_FairExpected';
import fewPeople from '@salesforce/label/c.Fieldmap_Kpi_FairFewPeople';
import fit from '@salesforce/label/c.Fieldmap_Kpi_FairFit';
import formula from '@salesforce/label/c.Fieldmap_Kpi_FairFormula';
import heading from '@salesforce/label/c.Fieldmap_Kpi_CutFair';
import intro from '@salesforce/label/c.Fieldmap_Kpi_FairIntro';
import limits from '@salesforce/label/c.Fieldmap_Kpi_FairLimits';
import loading from '@salesforce/label/c.Fieldmap_Kpi_Loading';
import meanLeg from '@salesforce/label/c.Fieldmap_Kpi_FairMeanLeg';
import noVariation from '@salesforce/label/c.Fieldmap_Kpi_FairNoVariation';
import notByWays from '@salesforce/label/c.Fieldmap_Kpi_FairNotByWays';
import notComparable from '@salesforce/label/c.Fieldmap_Kpi_FairNotComparable';
import person from '@salesforce/label/c.Fieldmap_Kpi_Person';
import poorFit from '@salesforce/label/c.Fieldmap_Kpi_FairPoorFit';
import range from '@salesforce/label/c.Fieldmap_Kpi_FairRange';
import raw from '@salesforce/label/c.Fieldmap_Kpi_FairRaw';
import shareA from '@salesforce/label/c.Fieldmap_Kpi_FairShareA';
import shareB from '@salesforce/label/c.Fieldmap_Kpi_FairShareB';
import term from '@salesforce/label/c.Fieldmap_Kpi_FairTerm';

export const LABELS = {
    band,
    difference,
    expected,
    fit,
    formula,
    heading,
    intro,
    limits,
    loading,
    person,
    range,
    raw,
    term
};

/** Why there is no expected value; `{0}` is how many people could be compared. */
export const REASON_WORDS: Readonly<Record<KpiFairReason, string>> = {
    'no-variation': noVariation,
    'not-comparable': notComparable,
    'poor-fit': poorFit,
    'too-few-people': fewPeople
};

/** Ways are not expected from ways. */
export const NOT_BY_WAYS = notByWays;

export const FACTOR_WORDS: Readonly<Record<string, string>> = { density, meanLegKilometres: meanLeg, shareA, shareB };
