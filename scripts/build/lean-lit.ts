/** Lit as it is in the files that stand alone. */
import type { Plugin } from 'vite';

/** The name under which Lit turns strings into templates where Trusted Types are enforced. */
const POLICY = { published: 'createPolicy("lit-html"', ours: 'createPolicy("lupa-lit"' };

/**
 * Gives the Lit inside our files a Trusted Types policy of its own name: a browser may refuse a second policy of one
 * name, and a page's CSP can then allow ours without allowing every Lit.
 */
export function renamedPolicy(): Plugin {
  return {
    name: 'lupa-trusted-types-policy',
    transform(code, id) {
      if (!id.includes('/lit-html/') || !code.includes('createPolicy')) return null;
      if (!code.includes(POLICY.published)) throw new Error(`Lit names its Trusted Types policy in another way: ${id}`);
      return { code: code.replace(POLICY.published, POLICY.ours), map: null };
    },
  };
}

/**
 * Of Lit, by module, what our files do without: ways around for browsers that lack style sheets made by scripts (of
 * those that read ES2022 and have `AbortSignal.timeout`, which our files want, Firefox 100 alone), what decorators and
 * pages made on a server need, the list of the Lits on a page, and advice for authors, which our types give.
 */
const LEFT_OUT_OF_LIT: Record<string, [theirs: RegExp, instead: string][]> = {
  '/@lit/reactive-element/css-tag.js': [
    [/Error\("Value passed to 'css' function[^"]*"\s*\+\s*(\w+)\s*\+\s*"[^"]*"\)/u, 'Error($1)'],
    [/Error\("CSSResult is not constructable\.[^"]*"\)/u, 'Error()'],
    [/\w+\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype/u, '!0'],
  ],
  '/@lit/reactive-element/reactive-element.js': [
    [/,\w+=\w+\.reactiveElementPolyfillSupport/u, ''],
    [/\w+\?\.\(\{ReactiveElement:\w+\}\),/u, ''],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/u, ''],
    [/,\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/u, ';'],
    // Initializers and defaults of decorators, names that are symbols, objects in attributes.
    [/static addInitializer\(\w+\)\{.*?\}(?=static get observedAttributes)/u, ''],
    [/,void 0!==(\w+)\.l&&\(this\.l=\[\.\.\.\1\.l\]\)/u, ''],
    [/,this\.constructor\.l\?\.forEach\(\w+=>\w+\(this\)\)/u, ''],
    [/removeController\(\w+\)\{[^}]*\}/u, ''],
    [/=\[\.\.\.(\w+)\(t\),\.\.\.\w+\(t\)\]/u, '=$1(t)'],
    [/case Object:case Array:t=null==t\?t:JSON\.stringify\(t\)/u, ''],
    [/case Object:case Array:try\{.*?\}catch\(\w+\)\{\w+=null\}/u, ''],
    [/\(void 0!==\w+\.converter\?\.toAttribute\?\w+\.converter:(\w+)\)/u, '$1'],
    [/"function"==typeof (\w+)\.converter\?\{.*?\}:void 0!==\1\.converter\?\.fromAttribute\?\1\.converter:/u, ''],
    [/,converter:\w+(?=,reflect)/u, ''],
    [/,useDefault:!1/u, ''],
    [/\|\|(\w+)\.useDefault&&\1\.reflect&&.*?(?=\)\)return)/u, ''],
    [/(\w+)\?\?this\._\$Ej\?\.get\(\w+\)\?\?\1/u, '$1'],
    [/\{useDefault:(\w+),(reflect:\w+),wrapped:\w+\},\w+\)\{\1&&.*?\|\|\(/u, '{$2}){('],
    [/this\.hasUpdated\|\|\w+\|\|/u, 'this.hasUpdated||'],
    [/const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?\}(?=this\._\$Eh=)/u, ''],
  ],
  '/lit-html/lit-html.js': [
    // MathML, documents of others, options of listeners, what only type definitions name.
    [/:3===(\w+)\?"<math>":""/u, ':""'],
    [/:3===(\w+)\?"<\/math>":""/u, ':""'],
    [/2===(\w+)\|\|3===\1/u, '2===$1'],
    [/,T=x\(3\)/u, ''],
    [/,T as mathml/u, ''],
    [/\(\w+\?\.creationScope\?\?(\w+)\)/u, '$1'],
    [/\|\|(\w+)\.capture!==(\w+)\.capture\|\|\1\.once!==\2\.once\|\|\1\.passive!==\2\.passive/u, ''],
    [/get tagName\(\)\{return this\.element\.tagName\}/u, ''],
    [/get startNode\(\)\{return this\._\$AA\}get endNode\(\)\{return this\._\$AB\}/u, ''],
    // Values in a comment and in a text area: compactTemplates sees that there are none.
    [/if\(\w+\.test\(\w+\.tagName\)\)\{.*?\}\}(?=\}else if\(8===)/u, ''],
    [/\w+\.test\((\w+)\[2\]\)&&\(\w+=RegExp\("<\/"\+\1\[2\],"g"\)\),/u, ''],
    [/(if\(\w+\.data===\w+\)\w+\.push\(\{type:2,index:\w+\}\);)else\{.*?\+=\w+\.length-1\}/u, '$1'],
    [/=\w+\?\?(\w+),(\w+=-1\))/u, '=$1,$2'],
    [/,\w+=void 0\)(?=;const \w+=\w+===\w+&&)/u, ')'],
    [/,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/u, ';'],
  ],
  '/lit-element/lit-element.js': [
    [/,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);/u, ';'],
    [/const (\w+)=\w+\.litElementPolyfillSupport;\1\?\.\(\{LitElement:\w+\}\);/u, ''],
    [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/u, ''],
  ],
};

/** What else a plain file does without: one with no directive and no template of SVG. */
const LEFT_OUT_OF_PLAIN: typeof LEFT_OUT_OF_LIT = {
  '/lit-html/lit-html.js': [
    // Templates of SVG.
    [/,w=x\(2\)/u, ''],
    [/,w as svg/u, ''],
    [/2===\w+\?"<svg>":""/u, '""'],
    [/\+\(2===\w+\?"<\/svg>":""\)/u, ''],
    [/,2===\w+\)\{const \w+=this\.el\.content\.firstChild;.*?\}(?=for)/u, ');'],
    // Bindings on a tag itself: only a directive can be there.
    [/class Z\{.*?_\$AI\(t\)\{M\(this,t\)\}\}(?=const)/u, ''],
    [/,F:Z(?=\})/u, ''],
    [/1===(\w+)\.type\?(\w+=new \1\.ctor\([^)]*\)):6===\1\.type&&\(\w+=new Z\([^)]*\)\)/u, '$2'],
    // What tells directives that wait of an element's coming and going.
    [/setConnected\(\w+\)\{[^}]*\}/u, ''],
    [/this\._\$AP\?\.\(!1,!0,\w+\)(?=;)/u, ''],
    [/,this\._\$Cv=\w+\?\.isConnected\?\?!0/u, ''],
    [/get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}/u, ''],
    [/get _\$AU\(\)\{return this\._\$AM\._\$AU\}/gu, ''],
    [/this\._\$AN=void 0,/gu, ''],
    // Bindings on a tag itself, where templates are read; then how a directive is carried out, and what it is told.
    [/else \w+\.startsWith\(\w+\)&&\(\w+\.push\(\{type:6,index:\w+\}\),\w+\.removeAttribute\(\w+\)\);/u, ''],
    [
      /function (\w+)\((\w),(\w),\w=\2,\w\)\{if\(\3===\w\)return \3;let \w=.*?,\3\}(?=class)/u,
      'function $1($2,$3){return $3}',
    ],
    [/constructor\(\)\{super\(\.\.\.arguments\),this\.type=\d\}/gu, ''],
    [/constructor\([\w,]+\)\{super\([\w,]+\),this\.type=\d\}/u, ''],
    [/this\.type=\d,/gu, ''],
    // "Leave it as it is", which only directives say.
    [/(t!==this\._\$AH)&&t!==E/gu, '$1'],
    [/,r===E&&\(r=this\._\$AH\[n\]\)/u, ''],
    [/if\(\(t=M\(this,t,i,0\)\?\?A\)===E\)return;/u, 't??=A;'],
  ],
  '/lit-element/lit-element.js': [
    [/this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/u, ''],
    [/connectedCallback\(\)\{.*?setConnected\(!0\)\}disconnectedCallback\(\)\{.*?setConnected\(!1\)\}/u, ''],
    [/,this\._\$Do=void 0/u, ''],
    [/this\._\$Do=(?=\w+\()/u, ''],
  ],
};

/**
 * Lit as our files need it: see {@link LEFT_OUT_OF_LIT}.
 *
 * @param plain see {@link LEFT_OUT_OF_PLAIN}; a build fails where a plain file has a directive, `noChange` or a template
 *   of SVG, and {@link compactTemplates} where it binds on a tag
 */
export function leanLit({ plain = false } = {}): Plugin {
  return {
    name: 'lupa-lean-lit',
    transform(code, id) {
      if (plain && /\/(?:async-)?directives?\b/u.test(id)) throw new Error(`A plain file has no directives: ${id}`);
      if (plain && /\/src\/.*\.ts$/u.test(id) && /\bnoChange\b/u.test(code))
        throw new Error(`A plain file has no noChange: ${id}`);
      const changesIn = (all: typeof LEFT_OUT_OF_LIT) =>
        Object.entries(all).flatMap(([module, changes]) => (id.endsWith(module) ? changes : []));
      const changes = [...changesIn(LEFT_OUT_OF_LIT), ...(plain ? changesIn(LEFT_OUT_OF_PLAIN) : [])];
      if (changes.length === 0) return null;
      let lean = code;
      for (const [theirs, instead] of changes) {
        if (!theirs.test(lean)) throw new Error(`Lit is written in another way, without ${theirs}: ${id}`);
        lean = lean.replace(theirs, instead);
      }
      return { code: lean, map: null };
    },
  };
}
