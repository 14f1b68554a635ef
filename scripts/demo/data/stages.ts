/** Sales stages of the demo company, in order, with Salesforce's usual probabilities. */
export interface Stage {
    readonly name: string;
    readonly probability: number;
    readonly forecastCategory: string;
    readonly forecastCategoryName: string;
    /** Share of a deal's whole time that is spent in it, before a bit of chance. */
    readonly share: number;
}

export const OPEN_STAGES: readonly Stage[] = [
    stage('Prospecting', 10, 'Pipeline', 'Pipeline', 0.12),
    stage('Qualification', 10, 'Pipeline', 'Pipeline', 0.18),
    stage('Needs Analysis', 20, 'Pipeline', 'Pipeline', 0.2),
    stage('Value Proposition', 50, 'Pipeline', 'Pipeline', 0.15),
    stage('Proposal/Price Quote', 75, 'BestCase', 'Best Case', 0.2),
    stage('Negotiation/Review', 90, 'Forecast', 'Commit', 0.15)
];
export const WON = stage('Closed Won', 100, 'Closed', 'Closed', 0);
export const LOST = stage('Closed Lost', 0, 'Omitted', 'Omitted', 0);

function stage(
    name: string,
    probability: number,
    forecastCategory: string,
    forecastCategoryName: string,
    share: number
): Stage {
    return { name, probability, forecastCategory, forecastCategoryName, share };
}
