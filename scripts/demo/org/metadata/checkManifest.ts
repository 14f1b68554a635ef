import type { MetadataReference } from '../core/types.ts';
import type { DeployPackage } from './deployPackage.ts';
import type { ComponentProblem } from './problem.ts';
import { typeLayouts } from './registry.ts';

/** What package.xml names and the zip lacks: whole files, or the -meta.xml beside a file. */
export function checkManifest(deploy: DeployPackage): ComponentProblem[] {
    const present = new Set(deploy.components.map((component) => key(component)));
    const parents = new Set(deploy.components.map((component) => component.fullName.split('.')[0]));
    return deploy.manifest
        .filter((reference) => reference.fullName !== '*' && !present.has(key(reference)))
        .filter((reference) => !(isStandardObject(reference) && parents.has(reference.fullName)))
        .filter((reference) => !isInsideParent(deploy, reference))
        .map((reference) => missing(deploy, reference));
}

/** An unknown type is told once, as the platform does. */
export function checkTypes(deploy: DeployPackage): ComponentProblem[] {
    const known = typeLayouts();
    const children = new Set([...known.values()].flatMap((layout) => layout.childNames));
    return deploy.manifest
        .filter(({ type }) => !known.has(type) && !children.has(type))
        .map((reference) => ({
            ...reference,
            path: 'package.xml',
            problem: `Unknown type name '${reference.type}' specified in package.xml`,
            lineNumber: null,
            columnNumber: null
        }));
}

function missing(deploy: DeployPackage, reference: MetadataReference): ComponentProblem {
    const layout = typeLayouts().get(reference.type);
    const leaf = reference.fullName.split('.').at(-1) ?? reference.fullName;
    const content = [...deploy.files.keys()].find(
        (path) =>
            layout !== undefined &&
            path.startsWith(`${layout.directoryName}/`) &&
            !path.endsWith('-meta.xml') &&
            (path.includes(`/${leaf}.`) || path.includes(`/${leaf}/`))
    );
    const problem =
        content === undefined
            ? `An object '${reference.fullName}' of type ${reference.type} was named in package.xml, ` +
              'but was not found in zipped directory'
            : `Metadata file is missing: ${content} has no -meta.xml beside it`;
    return { ...reference, path: content ?? 'package.xml', problem, lineNumber: null, columnNumber: null };
}

/** Labels, workflow rules and the like lie inside the one file of their parent type. */
function isInsideParent(deploy: DeployPackage, { type, fullName }: MetadataReference): boolean {
    const parent = [...typeLayouts().values()].find((layout) => layout.childNames.includes(type));
    const leaf = fullName.split('.').at(-1) ?? fullName;
    return deploy.components.some(
        (component) => component.type === parent?.name && component.xml.includes(`<fullName>${leaf}</fullName>`)
    );
}

function isStandardObject(reference: MetadataReference): boolean {
    return reference.type === 'CustomObject' && !reference.fullName.includes('__');
}

function key(reference: MetadataReference): string {
    return `${reference.type}:${reference.fullName}`;
}
