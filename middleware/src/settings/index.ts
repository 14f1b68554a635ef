import type { KpiNames, SettingsPreview, SettingsPreviewRequest } from '#kernel/contracts';
import { KPIS } from '../kpi/index.ts';
import type { CandidateFinder } from '../planning/ports.ts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { previewSettings } from './preview.ts';
import type { PreviewSource } from './ports.ts';

/** What Fieldmap Settings asks: what a change would do, and what there is to choose from. */
export interface Settings {
    preview(caller: Caller, request: SettingsPreviewRequest): Promise<SettingsPreview>;
    kpis(): KpiNames;
}

export function createSettings(parts: {
    readonly source: PreviewSource;
    readonly finder: CandidateFinder;
    readonly clock: Clock;
}): Settings {
    return {
        preview: (caller, request) => previewSettings(parts, caller, request),
        kpis: () => ({ kpis: KPIS.map(({ definition: { key, group, name } }) => ({ key, group, name })) })
    };
}
