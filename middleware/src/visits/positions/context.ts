import type { VisitsContext } from '../context.ts';
import type { UploadReader } from '../imports/ports.ts';
import type { Recordings } from './recordings.ts';

/** What taking positions needs. */
export interface TakingContext extends VisitsContext {
    readonly recordings: Recordings;
    readonly uploads: UploadReader;
}
