import ts from 'typescript';

const COMPARISONS = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/**
 * Places where code decides by which platform it has before it: comparisons with a platform's id, cases of a switch,
 * and look-ups in a list of ids. Tables keyed by id (a colour for each badge) decide nothing.
 * @returns the lines, as `3: platform === 'daily'`
 */
export function findPlatformBranches(file: string, text: string, platformIds: readonly string[]): readonly string[] {
  // Most files name no platform at all, and reading them as code takes long.
  if (!platformIds.some((id) => text.includes(id))) return [];
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: string[] = [];
  const isId = (node: ts.Node): boolean => ts.isStringLiteralLike(node) && platformIds.includes(node.text);

  const branches = (node: ts.Node): boolean => {
    if (ts.isBinaryExpression(node)) {
      return COMPARISONS.has(node.operatorToken.kind) && (isId(node.left) || isId(node.right));
    }
    if (ts.isCaseClause(node)) return isId(node.expression);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression: list } = node.expression;
      if (!['includes', 'indexOf', 'has'].includes(name.text)) return false;
      const elements = ts.isNewExpression(list) ? (list.arguments?.[0] ?? list) : list;
      return ts.isArrayLiteralExpression(elements) && elements.elements.some(isId);
    }
    return false;
  };
  const visit = (node: ts.Node): void => {
    if (branches(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push(`${line}: ${node.getText().split('\n')[0]}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
