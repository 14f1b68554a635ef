import { strToU8, zipSync } from 'fflate';
import { notFound } from '../core/errors.ts';
import { to18 } from '../core/ids.ts';
import type { MetadataReference, Org, UserContext } from '../core/types.ts';
import { asyncId } from '../server/asyncIds.ts';
import { keepLatest } from './keepLatest.ts';
import { mdapiFiles } from './mdapiFiles.ts';

/** Metadata retrievals by id; each holds the answer of its moment. */
export class Retrievals {
    readonly #org: Org;
    readonly #certificate: (name: string) => string;
    readonly #kept = new Map<string, Record<string, unknown>>();

    /** `certificate` gives the public half of the key of a certificate by its name; the private half never leaves the org. */
    constructor(org: Org, certificate: (name: string) => string = () => '') {
        this.#org = org;
        this.#certificate = certificate;
    }

    start(manifest: readonly MetadataReference[], apiVersion: string, user: UserContext): string {
        const id = asyncId('09S');
        const { files, components, missing } = mdapiFiles(this.#org.metadata(), manifest);
        const entries: Record<string, Uint8Array> = {
            'unpackaged/package.xml': strToU8(
                manifestXml(
                    components.map(({ component }) => component),
                    apiVersion
                )
            )
        };
        for (const [path, content] of files) {
            entries[`unpackaged/${path}`] = path.endsWith('.crt')
                ? strToU8(this.#certificate(certificateName(path)))
                : content;
        }
        keepLatest(this.#kept, id, {
            done: true,
            fileProperties: components.map(({ component, path }) => ({
                createdById: user.userId,
                createdByName: user.name,
                createdDate: component.createdDate,
                fileName: `unpackaged/${path}`,
                fullName: component.fullName,
                id: component.id,
                lastModifiedById: user.userId,
                lastModifiedByName: user.name,
                lastModifiedDate: component.lastModifiedDate,
                manageableState: 'unmanaged',
                type: component.type
            })),
            id,
            messages: missing.map(({ type, fullName }) => ({
                fileName: 'unpackaged/package.xml',
                problem: `Entity of type '${type}' named '${fullName}' cannot be found`
            })),
            status: 'Succeeded',
            success: true,
            zipFile: Buffer.from(zipSync(entries)).toString('base64')
        });
        return id;
    }

    require(id: string): Record<string, unknown> {
        const result = this.#kept.get(to18(id));
        if (!result) {
            throw notFound(`There is no retrieve ${id}`);
        }
        return result;
    }
}

function certificateName(file: string): string {
    return (file.split('/').at(-1) ?? '').replace(/\.crt$/, '');
}

function manifestXml(components: readonly MetadataReference[], apiVersion: string): string {
    const types = [...new Set(components.map(({ type }) => type))].sort();
    const blocks = types.map((type) => {
        const members = components.filter((each) => each.type === type).map(({ fullName }) => fullName);
        const lines = members.sort().map((member) => `        <members>${member}</members>\n`);
        return `    <types>\n${lines.join('')}        <name>${type}</name>\n    </types>\n`;
    });
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n' +
        `${blocks.join('')}    <version>${apiVersion}</version>\n</Package>\n`
    );
}
