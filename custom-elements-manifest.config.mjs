/**
 * How the manifest of the elements is read from their sources. A tag is known from its module in `src/define`, so
 * that an element's documentation need not repeat it; paths are those of the built package.
 */
const DEFINE = /^src\/define\/(?<tag>lupa-[\w-]+)\.ts$/u;
const ELEMENT = /^src\/elements\/(?<name>[\w-]+)\/\k<name>\.ts$/u;

function publishedPath(path) {
  const define = DEFINE.exec(path);
  if (define) return `dist/define/${define.groups.tag}.js`;
  const element = ELEMENT.exec(path);
  return element ? `dist/elements/${element.groups.name}.js` : undefined;
}

/** `defineElement('lupa-x', LupaX)` → the tag of the class, and the definition that the module exports. */
function definitions() {
  const tags = new Map();
  return {
    name: 'lupa-definitions',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineElement') return;
      const [tag, element] = node.arguments;
      // An element that another brings with it is defined in a module of its own besides.
      if (!moduleDoc.path.endsWith(`/${tag.text}.ts`)) return;
      tags.set(element.getText(), { tag: tag.text, module: moduleDoc.path });
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations) {
          const defined = tags.get(declaration.name);
          if (!defined) continue;
          Object.assign(declaration, { tagName: defined.tag, customElement: true });
          const definedIn = customElementsManifest.modules.find(({ path }) => path === defined.module);
          definedIn.exports.push({
            kind: 'custom-element-definition',
            name: defined.tag,
            declaration: { name: declaration.name, module: publishedPath(module.path) },
          });
        }
      }
    },
  };
}

/** Keeps what users of the package meet: published modules and public members. */
function publicOnly() {
  const isPublic = ({ privacy, name, static: isStatic }) =>
    (privacy ?? 'public') === 'public' &&
    !name?.startsWith('#') &&
    !(isStatic && ['styles', 'messages'].includes(name));
  return {
    name: 'lupa-public-only',
    packageLinkPhase({ customElementsManifest }) {
      const modules = customElementsManifest.modules.filter(({ path }) => publishedPath(path) !== undefined);
      for (const module of modules) {
        module.path = publishedPath(module.path);
        for (const reference of module.exports) {
          if (reference.declaration.module?.startsWith('src/'))
            reference.declaration.module = publishedPath(reference.declaration.module);
        }
        for (const declaration of module.declarations) {
          declaration.members = declaration.members?.filter(isPublic).map(({ inheritedFrom: _, ...member }) => member);
          const fields = new Set(declaration.members?.map(({ name }) => name));
          declaration.attributes = declaration.attributes
            ?.filter(({ fieldName }) => fieldName === undefined || fields.has(fieldName))
            .map(({ inheritedFrom: _, ...attribute }) => attribute);
          // What is dispatched without a name of its own is named in the documentation.
          declaration.events = declaration.events?.filter(({ name }) => name !== undefined);
          // The base class is not published.
          if (declaration.superclass?.module?.startsWith('/src/')) delete declaration.superclass;
        }
      }
      modules.sort((a, b) => (a.path < b.path ? -1 : 1));
      customElementsManifest.modules = modules;
    },
  };
}

export default {
  globs: ['src/define/*.ts', 'src/elements/*/*.ts', 'src/base/*.ts'],
  exclude: ['src/elements/*/*.view.ts', 'src/elements/*/*.styles.ts'],
  litelement: true,
  packagejson: false,
  plugins: [definitions(), publicOnly()],
};
