/// <reference types="vite/client" />

declare module '*.mdx' {
  import type { FC } from 'react';
  const Page: FC;
  export default Page;
}
