import getSaving from '@salesforce/apex/SettingsController.getSaving';
import save from '@salesforce/apex/SettingsController.save';
import startSync from '@salesforce/apex/AdminController.startSync';
import type { SettingsRecordChange, SettingsSaving } from 'c/contracts';

const POLL_MS = 1000;
/** A deployment of a few records takes seconds; after this the person need not wait for it. */
const PATIENCE_POLLS = 60;

/** Starts the deployment and follows it to its end; a status of `Saving` in the answer: it goes on without us. */
export async function saveSettings(
    changes: readonly SettingsRecordChange[],
    pause: (milliseconds: number) => Promise<void>
): Promise<SettingsSaving> {
    const saving = JSON.parse(await save({ changesJson: JSON.stringify(changes) })) as SettingsSaving;
    return follow(saving, pause, PATIENCE_POLLS);
}

async function follow(
    saving: SettingsSaving,
    pause: (milliseconds: number) => Promise<void>,
    pollsLeft: number
): Promise<SettingsSaving> {
    if (saving.status !== 'Saving' || pollsLeft === 0) return saving;
    await pause(POLL_MS);
    const next = JSON.parse(await getSaving({ changeId: saving.changeId })) as SettingsSaving;
    return follow(next, pause, pollsLeft - 1);
}

/** Lets the middleware read the new values at once. False when it could not be asked; its next pass reads them too. */
export async function askForSync(): Promise<boolean> {
    try {
        await startSync({ kind: 'pass' });
        return true;
    } catch {
        return false;
    }
}
