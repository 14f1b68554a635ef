import { RecordError } from './dml/recordError.ts';
import type { RecordWriter, WriteContext } from './dml/writer.ts';
import type { SchemaStore } from './schema.ts';
import type { FieldValue, LeadConvertRequest, LeadConvertResult, Row } from './types.ts';

const DAYS_TO_CLOSE = 90;
const ADDRESS = ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude', 'GeocodeAccuracy'];

/** Makes (or takes) Account, Contact and Opportunity of a Lead and marks it converted. Source: SOAP convertLead(). */
export function convertLead(
    schema: SchemaStore,
    writer: RecordWriter,
    context: WriteContext,
    request: LeadConvertRequest
): LeadConvertResult {
    const leadObject = schema.requireObject('Lead');
    const lead = writer.existing(context, leadObject, request.leadId);
    writer.requireEdit(context, leadObject, lead, 'edit');
    if (lead['IsConverted'] === true) {
        throw new RecordError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    }
    checkStatus(context, request.convertedStatus);
    const ownerId = request.ownerId ?? String(lead['OwnerId']);
    const insert = (objectName: string, values: Record<string, unknown>): string =>
        writer.insert(context, schema.requireObject(objectName), { ...values, OwnerId: ownerId });
    const accountId = request.accountId ?? insert('Account', accountOf(lead));
    const contactId = request.contactId ?? insert('Contact', contactOf(lead, accountId));
    const opportunityId =
        request.opportunityName === null
            ? null
            : insert('Opportunity', opportunityOf(lead, accountId, context, request.opportunityName));
    moveActivities(schema, writer, context, lead.Id, contactId);
    const converted: Record<string, FieldValue> = {
        Status: request.convertedStatus,
        IsConverted: true,
        ConvertedDate: context.stamp.slice(0, 10),
        ConvertedAccountId: accountId,
        ConvertedContactId: contactId,
        ConvertedOpportunityId: opportunityId,
        IsUnreadByOwner: false
    };
    writer.replace(context, leadObject, lead, converted, 'UPDATE');
    return { leadId: lead.Id, accountId, contactId, opportunityId };
}

function checkStatus(context: WriteContext, status: string): void {
    const row = context.tx.lookup('LeadStatus', 'ApiName', status).next().value as Row | undefined;
    if (row?.['IsConverted'] !== true) {
        throw new RecordError('INVALID_STATUS', `invalid convertedStatus: ${status}`);
    }
}

function accountOf(lead: Row): Record<string, unknown> {
    return {
        Name: lead['Company'],
        ...address(lead, 'Billing'),
        ...taken(lead, ['Phone', 'Website', 'Industry', 'Rating', 'AnnualRevenue', 'NumberOfEmployees'])
    };
}

function contactOf(lead: Row, accountId: string): Record<string, unknown> {
    return {
        AccountId: accountId,
        ...address(lead, 'Mailing'),
        ...taken(lead, ['FirstName', 'LastName', 'Salutation', 'Title', 'Phone', 'MobilePhone', 'Email', 'LeadSource'])
    };
}

function opportunityOf(
    lead: Row,
    accountId: string,
    context: WriteContext,
    name: string | undefined
): Record<string, unknown> {
    const [stage] = [...context.tx.lookup('OpportunityStage', 'IsClosed', false)].sort(
        (a, b) => Number(a['SortOrder']) - Number(b['SortOrder'])
    );
    const closeDate = new Date(Date.parse(context.stamp.slice(0, 10)) + DAYS_TO_CLOSE * 86_400_000);
    return {
        Name: name ?? `${String(lead['Company'])}-`,
        AccountId: accountId,
        StageName: stage?.['ApiName'] ?? 'Prospecting',
        CloseDate: closeDate.toISOString().slice(0, 10),
        LeadSource: lead['LeadSource']
    };
}

function moveActivities(
    schema: SchemaStore,
    writer: RecordWriter,
    context: WriteContext,
    leadId: string,
    contactId: string
): void {
    for (const name of ['Event', 'Task']) {
        for (const row of [...context.tx.lookup(name, 'WhoId', leadId)]) {
            writer.replace(context, schema.requireObject(name), row, { WhoId: contactId }, 'UPDATE');
        }
    }
}

function address(lead: Row, prefix: string): Record<string, unknown> {
    return Object.fromEntries(ADDRESS.map((part) => [prefix + part, lead[part]]));
}

function taken(lead: Row, names: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(names.map((name) => [name, lead[name]]));
}
