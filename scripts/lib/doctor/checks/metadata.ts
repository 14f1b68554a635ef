import { failure, ok, type Check, type DoctorContext } from '../check.ts';
import { text } from '../texts.ts';

/** What Fieldmap cannot work without. The rest comes with the same deployment. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
    FieldVisit__c: ['ClientKey__c', 'Account__c', 'Lead__c', 'Status__c', 'PlannedStart__c', 'PlannedEnd__c'],
    Account: ['CustomerClass__c', 'OpeningHours__c', 'LastVisitDate__c', 'NextVisitDue__c'],
    Lead: ['LastVisitDate__c', 'NextVisitDue__c'],
    SuggestionFeedback__c: ['Decision__c'],
    VisitGoal__c: ['Metric__c', 'Target__c']
};

export const metadata: Check = {
    code: 'metadata-deployed',
    why: text('metadata-deployed.why'),
    run: async (context) => {
        const missing = (
            await Promise.all(Object.entries(NEEDED).map(([object, fields]) => missingIn(context, object, fields)))
        ).flat();
        return missing.length === 0
            ? ok(text('metadata-deployed.saw', Object.keys(NEEDED).length))
            : failure(text('metadata-deployed.missing', missing.join(', ')), text('metadata-deployed.next'));
    }
};

async function missingIn({ org }: DoctorContext, object: string, fields: readonly string[]): Promise<string[]> {
    const names = await org.fieldNames(object);
    return names === null
        ? [object]
        : fields.filter((field) => !names.includes(field)).map((field) => `${object}.${field}`);
}
