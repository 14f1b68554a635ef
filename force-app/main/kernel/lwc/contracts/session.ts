/** Who is looking, and how numbers and times are to be shown to them. */
export type Role = 'rep' | 'manager' | 'admin';

export interface TeamMember {
    readonly userId: string;
    readonly name: string;
    readonly roleName: string;
    readonly managerId: string | null;
    readonly isActive: boolean;
    /** Ids of the person's role and of those above it, nearest first: who is below whom. Empty without a role. */
    readonly rolePath?: readonly string[];
}

/** How the base map is drawn. `vector` is the offline map shipped as a static resource; `tiles` a tile server. */
export interface BaseMapSetting {
    readonly kind: 'vector' | 'tiles';
    /** Leaflet URL template, for example `https://tile.example/{z}/{x}/{y}.png`; null when `kind` is `vector`. */
    readonly urlTemplate: string | null;
    readonly attribution: string;
    readonly maxZoom: number;
    /** Where the map opens when there is nothing to show: degrees WGS 84. */
    readonly home: { readonly latitude: number; readonly longitude: number; readonly zoom: number };
}

/** Answer of `SessionController.getContext`. */
export interface SessionContext {
    readonly userId: string;
    readonly name: string;
    readonly role: Role;
    /** IANA name, for example `Europe/Vaduz`. */
    readonly timeZone: string;
    /** BCP 47, for example `en-US`, `ja-JP`. */
    readonly locale: string;
    /** ISO 4217. */
    readonly currency: string;
    /** False when the person lacks a Fieldmap permission set; the page then explains what to ask for. */
    readonly hasAccess: boolean;
    /** Labels of missing permission sets or object rights; empty when `hasAccess`. */
    readonly missing: readonly string[];
    /** The person first, then everyone below in the role hierarchy, ordered by name. */
    readonly team: readonly TeamMember[];
    readonly baseMap: BaseMapSetting;
}

/** Answer of `GET /v1/me`: who the middleware takes the caller for. */
export interface Me {
    readonly orgId: string;
    readonly userId: string;
    readonly timeZone: string;
    readonly isAdmin: boolean;
    /** The caller and everyone below in the role hierarchy. */
    readonly visibleUserCount: number;
}
