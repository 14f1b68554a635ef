import { staySettings, type StaySettings } from './stays/settings.ts';
import type { RetentionRules } from './retention.ts';

/** What an org decided about recording (`FieldmapSetting__mdt`). */
export interface VisitRules {
    readonly rawPositionHours: number;
    readonly stayRetentionDays: number;
    readonly dwellMinutes: number;
    readonly stayRadiusMetres: number;
    /** Probability from which a stay is confirmed without asking; null: the person is always asked. */
    readonly autoConfirmAbove: number | null;
    readonly showCoordinatesToManagers: boolean;
}

export const DEFAULT_VISIT_RULES: VisitRules = {
    rawPositionHours: 24,
    stayRetentionDays: 90,
    dwellMinutes: 5,
    stayRadiusMetres: 100,
    autoConfirmAbove: null,
    showCoordinatesToManagers: false
};

/** How stays are looked for: the person's dwell goes before the org's. */
export function staySettingsOf(rules: VisitRules, dwellMinutes: number | null): StaySettings {
    return staySettings({
        dwellSeconds: (dwellMinutes ?? rules.dwellMinutes) * 60,
        radiusMetres: rules.stayRadiusMetres
    });
}

export function retentionOf({ rawPositionHours, stayRetentionDays }: VisitRules): RetentionRules {
    return { rawHours: rawPositionHours, stayDays: stayRetentionDays };
}
