import type { Mark, Node } from 'prosemirror-model';
import { normalRichText, safeHref, type RichText, type TextBlock, type TextRun } from '../../../model/rich-text.ts';
import { heading, item, language, link, list, paragraph, schema, strong } from './schema.ts';

function marksOf({ strong: bold, href, lang }: TextRun): Mark[] {
  const safe = href === undefined ? undefined : safeHref(href);
  return [
    ...(safe === undefined ? [] : [link.create({ href: safe })]),
    ...(lang === undefined || lang === '' ? [] : [language.create({ lang })]),
    ...(bold ? [strong.create()] : []),
  ];
}

function wordsOf(runs: TextRun[]): Node[] {
  return runs.filter(({ text }) => text !== '').map((run) => schema.text(run.text, marksOf(run)));
}

function nodeOf(block: TextBlock): Node {
  switch (block.type) {
    case 'paragraph':
      return paragraph.create(null, wordsOf(block.runs));
    case 'heading':
      return heading.create({ depth: block.depth }, wordsOf(block.runs));
    case 'list': {
      const items = block.items.map((runs) => item.create(null, wordsOf(runs)));
      return list.create({ ordered: block.ordered }, items.length > 0 ? items : [item.create()]);
    }
  }
}

/** The blocks of a text as nodes. */
export function nodesOf(text: RichText): Node[] {
  return text.map(nodeOf);
}

/** A text as the document in which it is written; an empty one is a paragraph without words. */
export function documentOf(text: RichText): Node {
  const nodes = nodesOf(text);
  return schema.nodes.doc.create(null, nodes.length > 0 ? nodes : [paragraph.create()]);
}

function runsOf(line: Node): TextRun[] {
  return line.children.map((words) => {
    const href: unknown = link.isInSet(words.marks)?.attrs['href'];
    const lang: unknown = language.isInSet(words.marks)?.attrs['lang'];
    return {
      text: words.text ?? '',
      ...(strong.isInSet(words.marks) && { strong: true }),
      ...(typeof href === 'string' && { href }),
      ...(typeof lang === 'string' && { lang }),
    };
  });
}

function blockOf(node: Node): TextBlock {
  switch (node.type) {
    case heading:
      return { type: 'heading', depth: node.attrs['depth'] === 2 ? 2 : 1, runs: runsOf(node) };
    case list:
      return { type: 'list', ordered: node.attrs['ordered'] === true, items: node.children.map(runsOf) };
    default:
      return { type: 'paragraph', runs: runsOf(node) };
  }
}

/** What has been written, in the normal form of texts: lines without words are left out. */
export function treeOf(doc: Node): RichText {
  return normalRichText(doc.children.map(blockOf));
}

/** UTF-16 code units of a text, as the limits of fields count. */
export function lengthOf(doc: Node): number {
  return doc.textContent.length;
}
