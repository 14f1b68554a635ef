import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** A tab of the Lightning app that shows a component. */
export interface AppTab {
    readonly apiName: string;
    readonly labels: { readonly en: string; readonly ja: string };
    /** Bundle name, for example `fieldmapMapPage`. */
    readonly componentName: string;
    /** Names of the permission sets that show it. */
    readonly permissionSets: readonly string[];
}

const parser = new XMLParser({ isArray: (name) => ['tabs', 'customTabs', 'tabSettings'].includes(name), parseTagValue: false });

/** The component tabs of the app, in its order, read from the metadata that is deployed. */
export function readAppTabs(forceAppDirectory: string, appName: string): AppTab[] {
    const app = read<{ CustomApplication: { tabs: string[] } }>(
        find(forceAppDirectory, `${appName}.app-meta.xml`) ?? fail(`${appName}.app-meta.xml`)
    );
    const japanese = japaneseTabLabels(forceAppDirectory);
    const shownBy = permissionSetsByTab(forceAppDirectory);
    return app.CustomApplication.tabs.flatMap((apiName) => {
        const file = find(forceAppDirectory, `${apiName}.tab-meta.xml`);
        if (file === undefined) {
            return []; // a standard tab such as standard-Account
        }
        const { label, lwcComponent } = read<{ CustomTab: { label?: string; lwcComponent?: string } }>(file).CustomTab;
        const en = label ?? apiName;
        const labels = { en, ja: japanese.get(apiName) ?? en };
        const permissionSets = shownBy.get(apiName) ?? [];
        return lwcComponent ? [{ apiName, labels, componentName: lwcComponent, permissionSets }] : [];
    });
}

function japaneseTabLabels(forceAppDirectory: string): Map<string, string> {
    const file = find(forceAppDirectory, 'ja.translation-meta.xml');
    const document = file
        ? read<{ Translations?: { customTabs?: { name: string; label: string }[] } }>(file)
        : { Translations: {} };
    return new Map((document.Translations?.customTabs ?? []).map(({ name, label }) => [name, label]));
}

function permissionSetsByTab(directory: string): Map<string, string[]> {
    const shown = new Map<string, string[]>();
    for (const file of readdirSync(directory, { recursive: true }).map(String)) {
        const name = /([^/\\]+)\.permissionset-meta\.xml$/.exec(file)?.[1];
        if (name === undefined) {
            continue;
        }
        const { PermissionSet: set } = read<{
            PermissionSet: { tabSettings?: { tab: string; visibility: string }[] };
        }>(path.join(directory, file));
        for (const { tab, visibility } of set.tabSettings ?? []) {
            if (visibility !== 'None') {
                shown.set(tab, [...(shown.get(tab) ?? []), name]);
            }
        }
    }
    return shown;
}

function read<Document>(file: string): Document {
    return parser.parse(readFileSync(file, 'utf8')) as Document;
}

function find(directory: string, fileName: string): string | undefined {
    const found = readdirSync(directory, { recursive: true }).map(String);
    const match = found.find((file) => path.basename(file) === fileName);
    return match === undefined ? undefined : path.join(directory, match);
}

function fail(fileName: string): never {
    throw new Error(`There is no ${fileName} in force-app.`);
}
