import { type MathNode, parse, SymbolNode } from 'mathjs/number';

const NODES = new Set(['ConstantNode', 'FunctionNode', 'OperatorNode', 'ParenthesisNode', 'SymbolNode']);
const NAMES = new Set(
  (
    'e pi abs acos asin atan cbrt ceil combinations cos exp factorial floor log log10 log2 max mean min nthRoot ' +
    'permutations pow round sin sqrt sum tan'
  ).split(' '),
);

/**
 * The value of arithmetic in mathjs syntax: numbers, operators, `pi`, `e` and the usual functions, angles in radians.
 * Throws an Error with a message for the author when it holds anything else or is not a finite number.
 */
export function evaluateExpression(expression: string): number {
  const tree = parse(expression);
  tree.traverse(refuseOtherThanArithmetic);
  const value: unknown = tree.evaluate();
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`it gives ${String(value)}`);
  return value;
}

function refuseOtherThanArithmetic(node: MathNode): void {
  const known = NODES.has(node.type) && (!(node instanceof SymbolNode) || NAMES.has(node.name));
  if (!known) throw new Error(`"${node.toString()}" is not known; use numbers and ${[...NAMES].join(', ')}`);
}
