import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFile, writeJsonFile } from '../jsonFile.ts';

/** The company that an org was filled with. */
export interface CompanyKey {
    readonly accounts: number;
    readonly seed: number;
    readonly today: string;
}

interface State {
    /** Null when the org was started without a company. */
    readonly company: CompanyKey | null;
    /** False until the first start has finished; such an org is made again. */
    readonly isComplete: boolean;
}

const EMPTY: State = { company: null, isComplete: false };

/** The data directory of a demo org, and how far its setup came. */
export class DemoState {
    readonly directory: string;
    #state: State;

    constructor(directory: string) {
        this.directory = directory;
        mkdirSync(directory, { recursive: true });
        this.#state = readJsonFile(this.#file, EMPTY);
    }

    get current(): State {
        return this.#state;
    }

    get recordsDirectory(): string {
        return join(this.directory, 'records');
    }

    get keysDirectory(): string {
        return join(this.directory, 'keys');
    }

    path(name: string): string {
        return join(this.directory, name);
    }

    /** Removes the records of a first start that did not finish. True when there were some. */
    discardUnfinished(): boolean {
        if (this.#state.isComplete || !existsSync(this.recordsDirectory)) {
            return false;
        }
        rmSync(this.recordsDirectory, { recursive: true, force: true });
        this.#state = EMPTY;
        return true;
    }

    save(change: Partial<State>): void {
        this.#state = { ...this.#state, ...change };
        writeJsonFile(this.#file, this.#state);
    }

    get #file(): string {
        return join(this.directory, 'demo-org.json');
    }
}
