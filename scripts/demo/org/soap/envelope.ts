import type { Response } from 'express';
import { XMLParser } from 'fast-xml-parser';
import { SalesforceError } from '../core/errors.ts';
import { isRecord, textOf } from '../server/context.ts';
import { escapeMarkup } from '../server/html.ts';

const PARSER = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreAttributes: true });

export const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
export const PARTNER_NAMESPACE = 'urn:partner.soap.sforce.com';
export const APEX_NAMESPACE = 'http://soap.sforce.com/2006/08/apex';

/** A call: the session id of its header, its operation and the elements inside it. */
export interface SoapCall {
    readonly sessionId: string | null;
    readonly operation: string;
    readonly argument: SoapElement;
}
export type SoapElement = Readonly<Record<string, unknown>>;

/** Throws MALFORMED_REQUEST when the text is no SOAP envelope. */
export function readSoapCall(body: unknown): SoapCall {
    const parsed: unknown = typeof body === 'string' ? parseXml(body) : undefined;
    const envelope = child(parsed, 'Envelope');
    const header = child(child(envelope, 'Header'), 'SessionHeader');
    const [operation, argument] = Object.entries(child(envelope, 'Body')).find(([name]) => !name.startsWith('?')) ?? [];
    if (operation === undefined) {
        throw new SalesforceError('MALFORMED_REQUEST', 'The request is no SOAP envelope with an operation');
    }
    return {
        sessionId: textOf(header['sessionId']) || null,
        operation,
        argument: isRecord(argument) ? argument : {}
    };
}

/** A nested element; an empty one when it is absent or plain text. */
export function child(element: unknown, name: string): SoapElement {
    const value = isRecord(element) ? element[name] : undefined;
    return isRecord(value) ? value : {};
}

/** Elements that may come once or often. */
export function children(element: SoapElement, name: string): unknown[] {
    const value = element[name];
    return value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];
}

/** Renders a value as elements: lists repeat the name, null becomes `xsi:nil`, undefined is left out. */
export function toXml(name: string, value: unknown): string {
    if (value === undefined) {
        return '';
    }
    if (value === null) {
        return `<${name} xsi:nil="true"/>`;
    }
    if (Array.isArray(value)) {
        return value.map((each) => toXml(name, each)).join('');
    }
    const content = isRecord(value)
        ? Object.entries(value)
              .map(([key, each]) => toXml(key, each))
              .join('')
        : escapeMarkup(textOf(value));
    return `<${name}>${content}</${name}>`;
}

/** Answers `<operationResponse><result>` once per result. */
export function sendSoap(response: Response, namespace: string, operation: string, result: unknown, header = ''): void {
    const body = `<${operation}Response>${toXml('result', result)}</${operation}Response>`;
    response
        .type('text/xml')
        .send(
            `<?xml version="1.0" encoding="UTF-8"?>` +
                `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}" ` +
                `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${header}` +
                `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
        );
}

/** Answers a fault: status 500, faultcode `sf:<errorCode>`. */
export function soapFault(response: Response, error: SalesforceError): void {
    const text = escapeMarkup(`${error.errorCode}: ${error.message}`);
    response
        .status(500)
        .type('text/xml')
        .send(
            `<?xml version="1.0" encoding="UTF-8"?>` +
                `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ` +
                `xmlns:sf="http://soap.sforce.com/2006/04/metadata"><soapenv:Body><soapenv:Fault>` +
                `<faultcode>sf:${error.errorCode}</faultcode><faultstring>${text}</faultstring>` +
                `</soapenv:Fault></soapenv:Body></soapenv:Envelope>`
        );
}

function parseXml(text: string): unknown {
    try {
        return PARSER.parse(text);
    } catch {
        return undefined;
    }
}
