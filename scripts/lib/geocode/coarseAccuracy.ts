/** Salesforce's words for a place that may be a kilometre or more away, as a SOQL list. */
export const COARSE_ACCURACY = ['Zip', 'Neighborhood', 'City', 'County', 'State', 'Unknown']
    .map((name) => `'${name}'`)
    .join(', ');
