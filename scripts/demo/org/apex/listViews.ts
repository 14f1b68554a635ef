import type { Org, SObjectRecord, UserContext } from '../core/types.ts';
import { asArray, parseMetadataXml } from '../core/metadataXml.ts';
import type { XmlNode } from '../core/metadataXml.ts';
import { problem } from './mapProblem.ts';

/** As StandardSetController: more records are left out, and the answer says so. */
const MAX_RECORDS = 10_000;
const OPERATORS: Readonly<Record<string, string>> = {
    equals: '=',
    notEqual: '!=',
    lessThan: '<',
    greaterThan: '>',
    lessOrEqual: '<=',
    greaterOrEqual: '>='
};

export interface OrgListView {
    readonly id: string;
    readonly name: string;
    readonly objectApiName: string;
}

/** List views of the deployed metadata: what `ListView` answers in an org. */
export function listViews(org: Org): OrgListView[] {
    return org
        .metadata('ListView')
        .map(({ id, fullName, xml }) => ({
            id,
            name: String(parseMetadataXml(xml, 'ListView')['label'] ?? fullName),
            objectApiName: fullName.slice(0, fullName.indexOf('.'))
        }))
        .sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Records of a list view as StandardSetController gives them.
 *
 * Limits: filters on custom fields; a scope of everything or mine.
 */
export function listed(
    org: Org,
    user: UserContext,
    listViewId: string,
    objectApiName: string
): { readonly ids: string[]; readonly isComplete: boolean } {
    const view = org
        .metadata('ListView')
        .find(({ id, fullName }) => id === listViewId && fullName.startsWith(`${objectApiName}.`));
    if (!view) throw problem(404, 'not-found', 'You see no such list view.');
    const node = parseMetadataXml(view.xml, 'ListView');
    const conditions = asArray(node['filters']).map((filter) => conditionOf(org, objectApiName, filter as XmlNode));
    if (node['filterScope'] === 'Mine') conditions.push(`OwnerId = '${user.userId}'`);
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const { records } = org.query(
        `SELECT Id FROM ${objectApiName} ${where} WITH USER_MODE ORDER BY Id LIMIT ${MAX_RECORDS + 1}`,
        { user }
    );
    const ids = records.slice(0, MAX_RECORDS).map((record: SObjectRecord) => String(record['Id']));
    return { ids, isComplete: records.length <= MAX_RECORDS };
}

function conditionOf(org: Org, objectApiName: string, { field, operation, value }: XmlNode): string {
    const found = org.schema.field(org.schema.requireObject(objectApiName), String(field));
    const operator = OPERATORS[String(operation)];
    if (!found || !operator) {
        throw problem(
            400,
            'invalid-request',
            `The demo org does not know the filter ${String(field)} ${String(operation)}.`
        );
    }
    const texts = String(value ?? '').split(',');
    const literal = (text: string): string => {
        if (found.type === 'boolean') return text === '1' || text === 'True' ? 'TRUE' : 'FALSE';
        const isPlain = ['date', 'datetime', 'double', 'int', 'currency', 'percent'].includes(found.type);
        return isPlain ? text : `'${text.replace(/['\\]/g, '\\$&')}'`;
    };
    if (operator === '=' && texts.length > 1) return `${found.name} IN (${texts.map(literal).join(', ')})`;
    return `${found.name} ${operator} ${literal(texts[0]!)}`;
}
