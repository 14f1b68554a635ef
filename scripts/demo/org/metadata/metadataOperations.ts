import { SalesforceError } from '../core/errors.ts';
import type { MetadataReference, Org } from '../core/types.ts';
import { isRecord, textOf } from '../server/context.ts';
import { child, children } from '../soap/envelope.ts';
import type { SoapOperation, SoapRequest } from '../soap/soapEndpoint.ts';
import { readDeployOptions } from './deployOptions.ts';
import { alreadyDone } from './deployRequest.router.ts';
import { deployResult } from './deployResult.ts';
import type { Deployments } from './deployments.ts';
import { mdapiPath } from './mdapiFiles.ts';
import { typeLayouts } from './registry.ts';
import type { Retrievals } from './retrievals.ts';

/** Operations of the Metadata API (SOAP), as the sf CLI and jsforce call them. */
export function metadataOperations(
    org: Org,
    deployments: Deployments,
    retrievals: Retrievals
): Readonly<Record<string, SoapOperation>> {
    return {
        deploy: ({ call, user }) => {
            const zip = Buffer.from(textOf(call.argument['ZipFile']), 'base64');
            const options = readDeployOptions(child(call.argument, 'DeployOptions'));
            return { done: false, id: deployments.deploy(zip, options, user).id, state: 'Queued' };
        },
        deployRecentValidation: ({ call, user }) =>
            deployments.deployValidated(textOf(call.argument['validationId']), user).id,
        checkDeployStatus: ({ call }) => deployResult(deployments.require(textOf(call.argument['asyncProcessId']))),
        cancelDeploy: ({ call }) => {
            throw alreadyDone(deployments.require(textOf(call.argument['String'] ?? call.argument['id'])));
        },
        retrieve: ({ call, user, apiVersion }) => {
            const request = call.argument['retrieveRequest'] ?? call.argument['request'];
            const manifest = readManifestElement(isRecord(request) ? request : {});
            return { done: false, id: retrievals.start(manifest, apiVersion, user), state: 'Queued' };
        },
        checkRetrieveStatus: ({ call }) => {
            const result = retrievals.require(textOf(call.argument['asyncProcessId']));
            return textOf(call.argument['includeZip']) === 'false' ? { ...result, zipFile: null } : result;
        },
        listMetadata: (request) => listMetadata(org, request),
        describeMetadata: () => describeMetadata(),
        readMetadata: ({ call }) => {
            throw new SalesforceError('INVALID_OPERATION', `Use retrieve: the demo org has no ${call.operation}`);
        }
    };
}

function readManifestElement(request: Readonly<Record<string, unknown>>): MetadataReference[] {
    return children(child(request, 'unpackaged'), 'types').flatMap((types) =>
        isRecord(types)
            ? children(types, 'members').map((member) => ({ type: textOf(types['name']), fullName: textOf(member) }))
            : []
    );
}

function listMetadata(org: Org, { call, user }: SoapRequest): Record<string, unknown>[] {
    const types = children(call.argument, 'queries').map((query) => (isRecord(query) ? textOf(query['type']) : ''));
    return types
        .flatMap((type) => org.metadata(type))
        .map((component) => ({
            createdById: user.userId,
            createdByName: user.name,
            createdDate: component.createdDate,
            fileName: mdapiPath(component),
            fullName: component.fullName,
            id: component.id,
            lastModifiedById: user.userId,
            lastModifiedByName: user.name,
            lastModifiedDate: component.lastModifiedDate,
            manageableState: 'unmanaged',
            type: component.type
        }));
}

function describeMetadata(): Record<string, unknown> {
    const metadataObjects = [...typeLayouts().values()].map((layout) => ({
        ...(layout.childNames.length > 0 ? { childXmlNames: layout.childNames } : {}),
        directoryName: layout.directoryName,
        inFolder: layout.inFolder,
        metaFile: layout.hasMetaFile,
        ...(layout.suffix === null ? {} : { suffix: layout.suffix }),
        xmlName: layout.name
    }));
    return { metadataObjects, organizationNamespace: '', partialSaveAllowed: false, testRequired: false };
}
