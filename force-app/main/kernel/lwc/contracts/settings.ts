/** Contract of Fieldmap Settings: the custom metadata as the page reads and writes it, and what a change would do. */
import type { PlanningSettings, Reason } from './planning.ts';

export type SettingsRecordType = 'FieldmapSetting' | 'KpiSetting' | 'MapLayer' | 'VisitCadence';

/** New values of one record of custom metadata; fields that are not named stay. */
export interface SettingsRecordChange {
    readonly type: SettingsRecordType;
    /** DeveloperName. */
    readonly name: string;
    /** Label of a record that is not there yet; at most 40 characters. */
    readonly label: string;
    readonly values: Readonly<Record<string, string | number | boolean | null>>;
}

/** One saving: Salesforce deploys the records after the answer. */
export interface SettingsSaving {
    readonly changeId: string;
    readonly status: 'Saving' | 'Saved' | 'Failed';
    /** What Salesforce said; empty unless it failed. */
    readonly error: string;
    /** ISO 8601. */
    readonly at: string;
    readonly byName: string;
    readonly changes: readonly SettingsRecordChange[];
}

export interface CadenceRecord {
    readonly name: string;
    readonly customerClass: string;
    readonly intervalDays: number | null;
    readonly visitMinutes: number | null;
}

export interface LayerRecord {
    readonly name: string;
    /** JSON: value -> {colour, shape}. */
    readonly palette: string;
    readonly isOnByDefault: boolean;
    readonly sortOrder: number | null;
}

export interface KpiRecord {
    readonly name: string;
    readonly kpiKey: string;
    readonly role: 'rep' | 'manager' | 'admin';
    readonly sortOrder: number | null;
    readonly isOn: boolean;
}

/** Answer of `SettingsController.getSettings`. */
export interface SettingsSnapshot {
    readonly settings: readonly { readonly key: string; readonly value: string }[];
    readonly cadences: readonly CadenceRecord[];
    readonly layers: readonly LayerRecord[];
    readonly kpis: readonly KpiRecord[];
    /** Values of Account.CustomerClass__c. */
    readonly customerClasses: readonly { readonly value: string; readonly label: string }[];
    /** The newest first. */
    readonly latest: readonly SettingsSaving[];
}

/** Argument of `POST /v1/settings/preview`: the values as they would be. */
export interface SettingsPreviewRequest {
    readonly settings?: Pick<Partial<PlanningSettings>, 'earliestShareOfInterval' | 'weights'>;
    /** At most 100. */
    readonly cadences?: readonly { readonly customerClass: string; readonly intervalDays: number }[];
}

export interface ScoredCustomer {
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    /** Why it is an example. */
    readonly example: 'overdue' | 'deal' | 'class' | 'never';
    readonly before: { readonly points: number; readonly reasons: readonly Reason[] };
    readonly after: { readonly points: number; readonly reasons: readonly Reason[] };
}

export interface ClassDue {
    readonly customerClass: string;
    readonly customers: number;
    /** Customers who are due or overdue today. */
    readonly dueBefore: number;
    readonly dueAfter: number;
    /** Customers who may be proposed today: not before the stated share of the interval. */
    readonly openBefore: number;
    readonly openAfter: number;
}

/** Answer of `POST /v1/settings/preview`. */
export interface SettingsPreview {
    /** `YYYY-MM-DD`, the caller's day. */
    readonly onDay: string;
    /** Up to three, of the whole org. */
    readonly customers: readonly ScoredCustomer[];
    readonly classes: readonly ClassDue[];
}

/** Answer of `GET /v1/settings/kpis`. */
export interface KpiNames {
    readonly kpis: readonly {
        readonly key: string;
        readonly group: 'behaviour' | 'outcome';
        readonly name: { readonly en: string; readonly ja: string };
    }[];
}
