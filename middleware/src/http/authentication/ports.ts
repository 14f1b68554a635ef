/** A person as the mirror knows them. */
export interface KnownUser {
    readonly isActive: boolean;
    readonly timeZone: string;
    readonly isAdmin: boolean;
    /** The person and everyone below in the role hierarchy. */
    readonly visibleUserIds: ReadonlySet<string>;
}

export interface UserDirectory {
    /** Null when the mirror does not know the person. */
    find(orgId: string, userId: string): Promise<KnownUser | null>;
    /** False until the first sync of the org has brought its people. */
    hasUsers(orgId: string): Promise<boolean>;
}

export interface TokenRegister {
    /** Notes a token id as used; false when it was used before. Kept until `expiresAt`. */
    useOnce(orgId: string, tokenId: string, expiresAt: Date, now: Date): Promise<boolean>;
}
