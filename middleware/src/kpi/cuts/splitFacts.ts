import type { PersonFacts } from '../facts/rangeFacts.ts';

type FactOf<List extends 'visits' | 'accounts' | 'opportunities' | 'leads' | 'people'> = PersonFacts[List][number];

/** In which segment a fact lies: exactly one for each. */
export interface SegmentKeys {
    visit(fact: FactOf<'visits'>): string;
    account(fact: FactOf<'accounts'>): string;
    opportunity(fact: FactOf<'opportunities'>): string;
    lead(fact: FactOf<'leads'>): string;
    person(fact: FactOf<'people'>): string;
}

interface Segment {
    readonly visits: FactOf<'visits'>[];
    readonly accounts: FactOf<'accounts'>[];
    readonly opportunities: FactOf<'opportunities'>[];
    readonly leads: FactOf<'leads'>[];
    readonly people: FactOf<'people'>[];
    readonly wonDaysByAccount: PersonFacts['wonDaysByAccount'];
}

/** The facts of a person by segment, each fact once, in the order in which they were. */
export function splitFacts(facts: PersonFacts, keys: SegmentKeys): Map<string, PersonFacts> {
    const segments = new Map<string, Segment>();
    const at = (key: string): Segment => {
        let segment = segments.get(key);
        if (segment === undefined) {
            const { wonDaysByAccount } = facts;
            segment = { visits: [], accounts: [], opportunities: [], leads: [], people: [], wonDaysByAccount };
            segments.set(key, segment);
        }
        return segment;
    };
    facts.visits.forEach((fact) => at(keys.visit(fact)).visits.push(fact));
    facts.accounts.forEach((fact) => at(keys.account(fact)).accounts.push(fact));
    facts.opportunities.forEach((fact) => at(keys.opportunity(fact)).opportunities.push(fact));
    facts.leads.forEach((fact) => at(keys.lead(fact)).leads.push(fact));
    facts.people.forEach((fact) => at(keys.person(fact)).people.push(fact));
    return segments;
}
