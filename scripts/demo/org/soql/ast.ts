/** A query after parsing, with precedence rebuilt and bind values put in. */
export interface SoqlQuery {
    readonly objectName: string;
    readonly alias: string | null;
    readonly select: readonly SelectItem[];
    readonly where: Expression | null;
    readonly groupBy: readonly Operand[];
    readonly having: Expression | null;
    readonly orderBy: readonly OrderItem[];
    readonly limit: number | null;
    readonly offset: number;
    readonly allRows: boolean;
    /** USING SCOPE mine. */
    readonly isMine: boolean;
    readonly text: string;
}

export type Operand = { readonly kind: 'field'; readonly path: string } | FunctionCall;
export interface FunctionCall {
    readonly kind: 'function';
    /** Upper case. */
    readonly name: string;
    readonly args: readonly (string | FunctionCall)[];
    readonly raw: string;
}

export type SelectItem =
    | { readonly kind: 'field'; readonly path: string; readonly alias: string | null }
    | { readonly kind: 'function'; readonly call: FunctionCall; readonly alias: string | null }
    | { readonly kind: 'subquery'; readonly relationship: string; readonly query: SoqlQuery }
    | { readonly kind: 'typeof'; readonly relationship: string; readonly branches: readonly TypeofBranch[] };
export interface TypeofBranch {
    /** null: ELSE. */
    readonly objectName: string | null;
    readonly fields: readonly string[];
}

export type Expression =
    | { readonly kind: 'and' | 'or'; readonly items: readonly Expression[] }
    | { readonly kind: 'not'; readonly item: Expression }
    | Condition;
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';
export interface Condition {
    readonly kind: 'condition';
    readonly left: Operand;
    readonly operator: Operator;
    readonly values: readonly Literal[];
    readonly subquery: SoqlQuery | null;
}

export type Literal =
    | { readonly kind: 'null' }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'date' | 'datetime'; readonly value: string }
    | { readonly kind: 'dateLiteral'; readonly name: string; readonly n: number }
    /** From a bind variable: strings may stand for dates and datetimes too. */
    | { readonly kind: 'bound'; readonly value: string | number | boolean | Date };

export interface OrderItem {
    readonly operand: Operand;
    readonly descending: boolean;
    readonly nullsLast: boolean;
}
