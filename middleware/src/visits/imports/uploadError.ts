/** As the contract has it; 100,000 positions, in XML and with extensions, stay below it. */
export const MOST_CHARACTERS = 40_000_000;

export type UploadFailure = 'no-times' | 'no-places' | 'unreadable' | 'too-large';

/** A whole file that holds nothing to read. The message says what was expected and holds no coordinates. */
export class UploadError extends Error {
    readonly code: UploadFailure;

    constructor(code: UploadFailure, message: string) {
        super(message);
        this.name = 'UploadError';
        this.code = code;
    }
}
