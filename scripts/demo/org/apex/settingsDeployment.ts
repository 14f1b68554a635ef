import { XMLBuilder } from 'fast-xml-parser';
import type { SettingsRecordChange } from '#kernel/contracts';
import { asArray, parseMetadataXml, type XmlNode } from '../core/metadataXml.ts';
import type { MetadataComponent, Org } from '../core/types.ts';
import { asyncId } from '../server/asyncIds.ts';
import { problem } from './mapProblem.ts';
import type { ApexContext } from './types.ts';

const TYPES = ['FieldmapSetting', 'KpiSetting', 'MapLayer', 'VisitCadence'];
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const MAX_CHANGES = 200;
/** An org takes seconds to deploy a few records; long enough here that a page has to wait. */
const DEPLOYMENT_MS = 700;

/** What SettingsDeployment.cls does: starts a metadata deployment and gives the id of the log record to follow. */
export function startSaving({ org, user }: ApexContext, changesJson: string): string {
    const components = changesIn(changesJson).map((change) => componentOf(org, change));
    const deploymentId = asyncId('0Af');
    const record = { Status__c: 'Saving', Changes__c: changesJson, Deployment__c: deploymentId };
    const [inserted] = org.insert('SettingsChange__c', [record], { user, allOrNone: false });
    if (!inserted?.success || inserted.id === null) {
        throw problem(403, 'not-allowed', inserted?.errors[0]?.message ?? 'The change could not be logged.');
    }
    const changeId = inserted.id;
    setTimeout(() => deploy(org, components, changeId), DEPLOYMENT_MS).unref();
    return changeId;
}

/** What Salesforce does after the answer, and then SettingsDeployCallback.cls. */
function deploy(org: Org, components: readonly MetadataComponent[], changeId: string): void {
    const messages = org.deployMetadata(components);
    const failures = messages.filter(({ success }) => !success);
    const error = failures.map(({ fullName, problem: detail }) => `${fullName}: ${detail ?? ''}`).join('\n');
    org.update('SettingsChange__c', [
        { Id: changeId, Status__c: failures.length === 0 ? 'Saved' : 'Failed', Error__c: error.slice(0, 4000) }
    ]);
}

function changesIn(changesJson: string): SettingsRecordChange[] {
    let changes: unknown;
    try {
        changes = JSON.parse(changesJson);
    } catch (error) {
        throw invalid(`Expected a JSON list of changes: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!Array.isArray(changes) || changes.length === 0 || changes.length > MAX_CHANGES) {
        throw invalid(`Expected 1 to ${MAX_CHANGES} changes.`);
    }
    return changes as SettingsRecordChange[];
}

/** The whole record with the new values in it, as `Metadata.Operations.retrieve` gives it to Apex. */
function componentOf(org: Org, { type, name, label, values }: SettingsRecordChange): MetadataComponent {
    const fullName = `${type}.${name}`;
    if (!TYPES.includes(type) || !NAME.test(name)) throw invalid(`${fullName} is no setting of Fieldmap.`);
    const object = org.schema.requireObject(`${type}__mdt`);
    const unknown = Object.keys(values).find((field) => !field.endsWith('__c') || !object.fields.has(field));
    if (unknown !== undefined) throw invalid(`${fullName} has no field ${unknown}.`);
    const stored = org.metadata('CustomMetadata').find((component) => component.fullName === fullName);
    const node: XmlNode = stored === undefined ? {} : parseMetadataXml(stored.xml, 'CustomMetadata', true);
    const kept = (asArray(node['values']) as XmlNode[]).filter(({ field }) => !(String(field) in values));
    const added = Object.entries(values).map(([field, value]) => ({ field, value: xmlValue(value) }));
    const xml = new XMLBuilder({ ignoreAttributes: false, format: true }).build({
        CustomMetadata: {
            '@_xmlns': 'http://soap.sforce.com/2006/04/metadata',
            '@_xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
            '@_xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
            label: node['label'] ?? label.slice(0, 40),
            protected: 'false',
            values: [...kept, ...added]
        }
    });
    return {
        type: 'CustomMetadata',
        fullName,
        xml: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`,
        files: {},
        path: stored?.path ?? `customMetadata/${fullName}.md`
    };
}

function xmlValue(value: string | number | boolean | null): XmlNode {
    if (value === null || value === '') return { '@_xsi:nil': 'true' };
    const type = typeof value === 'number' ? 'double' : typeof value === 'boolean' ? 'boolean' : 'string';
    return { '@_xsi:type': `xsd:${type}`, '#text': String(value) };
}

function invalid(detail: string): Error {
    return problem(400, 'invalid-request', detail);
}
