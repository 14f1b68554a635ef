import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { makeId } from '../org/core/ids.ts';
import { generateCompany } from './generateCompany.ts';
import { summarise } from './summary.ts';

const PREFIXES: Readonly<Record<string, string>> = {
    BusinessHours: '01m',
    Holiday: '0C0',
    VisitGoal__c: 'a0g',
    Profile: '00e',
    User: '005',
    UserRole: '00E',
    Account: '001',
    Contact: '003',
    Lead: '00Q',
    Opportunity: '006',
    OpportunityHistory: '008',
    Event: '00U',
    FieldVisit__c: 'a00',
    SuggestionFeedback__c: 'a01',
    CoachingNote__c: 'a02'
};

/** Counters of record ids for generating without an org. */
export function countingIds(): (objectApiName: string) => string {
    const counters = new Map<string, number>();
    return (objectApiName) => {
        const number = (counters.get(objectApiName) ?? 0) + 1;
        counters.set(objectApiName, number);
        return makeId(PREFIXES[objectApiName] ?? 'a09', number);
    };
}

/** `node lib/scripts/demo/data/describeCompany.js [accounts] [today] [seed]` prints what the demo company looks like. */
function main([accounts = '2000', today = new Date().toISOString().slice(0, 10), seed = '1']: readonly string[]): void {
    const started = performance.now();
    const batches = generateCompany({
        seed: Number(seed),
        accountCount: Number(accounts),
        today,
        extractFile: resolve('scripts/demo/data/osm/liechtenstein.osm.pbf'),
        nextId: countingIds()
    });
    const lines = summarise(batches, today);
    console.log(lines.join('\n'));
    console.log(`Generated in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === resolve(process.argv[1])) main(process.argv.slice(2));
