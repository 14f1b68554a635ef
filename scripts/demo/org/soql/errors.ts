import { SalesforceError } from '../core/errors.ts';

export function malformed(message: string): SalesforceError {
    return new SalesforceError('MALFORMED_QUERY', message);
}

export function invalidField(message: string): SalesforceError {
    return new SalesforceError('INVALID_FIELD', `\nERROR at Row:1:Column:1\n${message}`);
}

export function noSuchColumn(name: string, entity: string): SalesforceError {
    return invalidField(
        `No such column '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`
    );
}

export function noSuchRelationship(name: string): SalesforceError {
    return invalidField(
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`
    );
}

export function noSuchObject(name: string): SalesforceError {
    return new SalesforceError(
        'INVALID_TYPE',
        `\nERROR at Row:1:Column:1\nsObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`
    );
}
