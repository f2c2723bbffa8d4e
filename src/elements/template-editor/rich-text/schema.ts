import { Schema, type Attrs, type Node } from 'prosemirror-model';

/** How the element of a heading says its depth where a text is copied from one field to another. */
export const DEPTH_ATTRIBUTE = 'data-lupa-depth';

function depthOf(heading: HTMLElement): Attrs {
  return { depth: heading.getAttribute(DEPTH_ATTRIBUTE) === '2' ? 2 : 1 };
}

/**
 * What a formatted text may hold while it is written: the blocks and marks of `RichText`, one to one. An item of a
 * list holds words and no blocks, so that a list in a list cannot be written.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      content: 'text*',
      group: 'block',
      selectable: false,
      parseDOM: [{ tag: 'p' }, { tag: 'div' }],
      toDOM: () => ['p', 0],
    },
    heading: {
      content: 'text*',
      group: 'block',
      selectable: false,
      defining: true,
      attrs: { depth: { default: 1, validate: 'number' } },
      parseDOM: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, getAttrs: depthOf })),
      toDOM: ({ attrs }) => [attrs['depth'] === 1 ? 'h2' : 'h3', { [DEPTH_ATTRIBUTE]: String(attrs['depth']) }, 0],
    },
    list: {
      content: 'item+',
      group: 'block',
      selectable: false,
      attrs: { ordered: { default: false, validate: 'boolean' } },
      parseDOM: [
        { tag: 'ul', attrs: { ordered: false } },
        { tag: 'ol', attrs: { ordered: true } },
      ],
      toDOM: ({ attrs }) => [attrs['ordered'] ? 'ol' : 'ul', 0],
    },
    item: { content: 'text*', selectable: false, defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: { inline: true },
  },
  marks: {
    // The first stands around the others.
    link: {
      attrs: { href: { validate: 'string' } },
      // What is written behind a link is no part of it.
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (link) => ({ href: link.getAttribute('href') ?? '' }) }],
      toDOM: ({ attrs }) => ['a', { href: String(attrs['href']) }, 0],
    },
    language: {
      attrs: { lang: { validate: 'string' } },
      parseDOM: [{ tag: 'span[lang]', getAttrs: (span) => ({ lang: span.getAttribute('lang') ?? '' }) }],
      toDOM: ({ attrs }) => ['span', { lang: String(attrs['lang']) }, 0],
    },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  },
});

export const { paragraph, heading, list, item } = schema.nodes;
export const { link, language, strong } = schema.marks;

/** The lines of a document: whatever holds words. */
export function* linesOf(doc: Node): Generator<{ node: Node; start: number; block: Node; index: number }> {
  let at = 0;
  for (let index = 0; index < doc.childCount; index += 1) {
    const block = doc.child(index);
    if (block.isTextblock) yield { node: block, start: at + 1, block, index };
    else {
      let inside = at + 1;
      for (const node of block.children) {
        yield { node, start: inside + 1, block, index };
        inside += node.nodeSize;
      }
    }
    at += block.nodeSize;
  }
}
