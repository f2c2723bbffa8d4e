/// <reference types="vite/client" />

declare module '*.mdx' {
  import type { FC } from 'react';
  const Page: FC;
  export default Page;
}

declare module 'virtual:custom-elements' {
  const manifest: object;
  export default manifest;
}

declare module '@custom-elements-manifest/analyzer/cli.js' {
  export function cli(options: { argv: string[]; cwd: string; noWrite: boolean }): Promise<object>;
}
