import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { KPIS } from '../../middleware/src/kpi/registry/index.ts';
import { VISIBILITY_FIELDS } from '../../scripts/demo/org/apex/orgHeaders.ts';

const named = Object.entries(VISIBILITY_FIELDS).flatMap(([objectName, fields]) =>
    fields.map((field) => `${objectName}.${field}`)
);
/** The platform shows these to whoever sees the record: required fields, and fields of the system. */
const ALWAYS_OPEN = [
    /\.(Id|OwnerId|CreatedDate|AccountId|IsWon|IsClosed|CloseDate|StageName|Name|IsConverted|Status)$/,
    /^FieldVisit__c\.(Account__c|Lead__c|Opportunity__c|ClientKey__c)$/,
    /^(VisitCadence__mdt|FieldmapSetting__mdt|VisitGoal__c|UserRole|User|Territory2|CoachingNote__c|ObjectTerritory2Association)\b/,
    /\.CurrencyIsoCode$/
];

test('Apex asks for the same fields as its stand-in', () => {
    const text = readFileSync('force-app/main/shared/classes/FieldVisibility.cls', 'utf8');
    const tokens = [...text.matchAll(/\b(Account|Lead|Opportunity|FieldVisit__c)\.(\w+)/g)].map(([token]) => token);
    expect([...new Set(tokens)].sort()).toEqual([...named].sort());
});

test('every field behind a KPI can be hidden, or is open to whoever sees the record', () => {
    const uncovered = KPIS.flatMap(({ definition }) =>
        definition.sourceFields
            .filter((field) => !named.includes(field) && !ALWAYS_OPEN.some((pattern) => pattern.test(field)))
            .map((field) => `${definition.key}: ${field}`)
    );
    expect(uncovered).toEqual([]);
});
