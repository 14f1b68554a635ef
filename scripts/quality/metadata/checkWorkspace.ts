import type { Finding } from './finding.ts';
import type { MetadataFile, XmlElement } from './metadataFiles.ts';
import { elements, textOf, texts } from './metadataFiles.ts';
import type { MetadataIndex } from './metadataIndex.ts';

/** Apps, tabs and named credentials point to what exists. `bundles` are the names of the Lightning web components. */
export function checkWorkspace(
    files: readonly MetadataFile[],
    index: MetadataIndex,
    bundles: ReadonlySet<string>
): Finding[] {
    return files.flatMap((file) => messagesOf(file, index, bundles).map((message) => ({ file: file.path, message })));
}

function messagesOf({ type, name, body }: MetadataFile, index: MetadataIndex, bundles: ReadonlySet<string>): string[] {
    switch (type) {
        case 'CustomApplication':
            return texts(body, 'tabs')
                .filter((tab) => !tab.startsWith('standard-') && !index.names.get('CustomTab')?.has(tab))
                .map((tab) => `tab ${tab} does not exist`);
        case 'CustomTab':
            return tabMessages(name, body, index, bundles);
        case 'NamedCredential':
            return elements(body, 'namedCredentialParameters')
                .map((parameter) => textOf(parameter, 'externalCredential'))
                .filter((credential) => credential && !index.names.get('ExternalCredential')?.has(credential))
                .map((credential) => `external credential ${credential} does not exist`);
        default:
            return [];
    }
}

function tabMessages(name: string, body: XmlElement, index: MetadataIndex, bundles: ReadonlySet<string>): string[] {
    const bundle = textOf(body, 'lwcComponent');
    if (bundle && !bundles.has(bundle)) return [`component ${bundle} does not exist`];
    if (textOf(body, 'customObject') === 'true' && !index.objects.has(name)) return [`object ${name} does not exist`];
    return [];
}
