/** The names that sources give to what stands in a page: read from their templates with TypeScript's own parser. */
import ts from 'typescript';

export interface TemplateNames {
  /** Values of `class`, `id` and `part`, static or in an expression. */
  names: string[];
  /** Tags with a hyphen. */
  tags: string[];
  /** Custom properties that are set or asked for. */
  properties: string[];
  /** Classes and ids that style sheets speak of. */
  selectors: string[];
}

const ENDS_IN_NAME = /\s(?:class|id|part|exportparts)=["']?[^"'<>]*$/u;

/** What an expression may give as a name: its texts, but not those that it only compares with. */
function textsOf(node: ts.Node): string[] {
  if (ts.isBinaryExpression(node) && /^[=!]==?$/u.test(node.operatorToken.getText())) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateHead(node)) return [node.text];
  if (ts.isTaggedTemplateExpression(node) || ts.isElementAccessExpression(node)) return [];
  const texts: string[] = [];
  ts.forEachChild(node, (child) => {
    texts.push(...textsOf(child));
  });
  return texts;
}

function pieces(template: ts.TemplateLiteral): { text: string; before?: ts.Expression }[] {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return [{ text: template.text }];
  return [
    { text: template.head.text },
    ...template.templateSpans.map(({ expression, literal }) => ({ text: literal.text, before: expression })),
  ];
}

function addMarkup(template: ts.TemplateLiteral, found: TemplateNames): void {
  let before = '';
  for (const { text, before: expression } of pieces(template)) {
    if (expression && ENDS_IN_NAME.test(before)) found.names.push(...textsOf(expression));
    for (const [, value = ''] of text.matchAll(/\s(?:class|id|part)="([^"]*)"/gu)) found.names.push(value);
    // What stands before an expression in the same attribute: `class="lupa-a ${b}"`.
    found.names.push(/\s(?:class|id|part)="([^"]*)$/u.exec(text)?.[1] ?? '');
    for (const [, tag = ''] of text.matchAll(/<([a-z]+-[\w-]+)/gu)) found.tags.push(tag);
    before = text;
  }
}

function addStyles(css: string, found: TemplateNames): void {
  const rules = css.replaceAll(/\/\*.*?\*\//gsu, '');
  for (const [, property = ''] of rules.matchAll(/(--[a-z][\w-]*)/giu)) found.properties.push(property);
  for (const [, selector = ''] of rules.matchAll(/(?<=^|[}{;])([^{};]*)\{/gsu)) {
    for (const [, name = ''] of selector.matchAll(/[.#]([a-z_][\w-]*)/giu)) found.selectors.push(name);
  }
}

/** @param path of the file: a style sheet, or TypeScript with `html`, `svg` and `css` templates */
export function templateNames(path: string, text: string): TemplateNames {
  const found: TemplateNames = { names: [], tags: [], properties: [], selectors: [] };
  if (path.endsWith('.css')) addStyles(text, found);
  else {
    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && ['html', 'svg'].includes(node.tag.getText()))
        addMarkup(node.template, found);
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'css') {
        addStyles(
          pieces(node.template)
            .map(({ text: piece }) => piece)
            .join('0'),
          found,
        );
      }
      if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
        for (const [, property = ''] of node.text.matchAll(/(?:^|var\()(--[a-z][\w-]*)/gu))
          found.properties.push(property);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  }
  found.names = found.names.flatMap((value) => value.split(/\s+/u)).filter((name) => name !== '');
  return found;
}
