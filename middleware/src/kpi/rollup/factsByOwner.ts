import type { KpiFacts } from '#kernel/kpiFormulas';

type Mutable<List> = List extends readonly (infer Item)[] ? Item[] : List;
type OwnFacts = { -readonly [Name in keyof KpiFacts]: Mutable<KpiFacts[Name]> };

/** The facts of each person; every fact belongs to exactly one, so the members' counts add up to the team's. */
export function factsByOwner(facts: KpiFacts): ReadonlyMap<string, KpiFacts> {
    const byOwner = new Map<string, OwnFacts>();
    const of = (ownerId: string): OwnFacts => {
        let own = byOwner.get(ownerId);
        if (own === undefined) {
            own = { ...nothingOf(facts), visits: [], accounts: [], opportunities: [], leads: [] };
            byOwner.set(ownerId, own);
        }
        return own;
    };
    facts.visits.forEach((visit) => of(visit.ownerId).visits.push(visit));
    facts.accounts.forEach((account) => of(account.ownerId).accounts.push(account));
    facts.opportunities.forEach((opportunity) => of(opportunity.ownerId).opportunities.push(opportunity));
    facts.leads.forEach((lead) => of(lead.ownerId).leads.push(lead));
    return byOwner;
}

/** No facts at all, beside what all people share. */
export function nothingOf({ wonDaysByAccount }: Pick<KpiFacts, 'wonDaysByAccount'>): KpiFacts {
    return { visits: [], accounts: [], opportunities: [], leads: [], wonDaysByAccount };
}
