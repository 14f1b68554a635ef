import type { FieldAccess } from './fieldAccess.ts';

/** A verified person of a registered org, as the token said and the mirror confirmed. */
export interface Caller extends FieldAccess {
    readonly orgId: string;
    readonly userId: string;
    /** The caller and everyone below in the role hierarchy. */
    readonly visibleUserIds: ReadonlySet<string>;
    readonly timeZone: string;
    readonly isAdmin: boolean;
}
