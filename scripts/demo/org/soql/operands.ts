import type { FunctionExp } from '@jetstreamapp/soql-parser-js';
import type { FunctionCall, Operand } from './ast.ts';

export function toFunctionCall(expression: FunctionExp): FunctionCall {
    return {
        kind: 'function',
        name: (expression.functionName ?? '').toUpperCase(),
        args: (expression.parameters ?? []).map((arg) => (typeof arg === 'string' ? arg : toFunctionCall(arg))),
        raw: expression.rawValue ?? ''
    };
}

export function toOperand(clause: { field: string } | { fn: FunctionExp }): Operand {
    return 'fn' in clause ? toFunctionCall(clause.fn) : { kind: 'field', path: clause.field };
}
