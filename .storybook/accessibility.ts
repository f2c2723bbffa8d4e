/** What axe looks for: in the panel of the book, and in the test of every story. */
import type { RunOptions } from 'axe-core';

export const AXE_OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    // Of whole pages: a story is a fragment.
    region: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
    bypass: { enabled: false },
    'document-title': { enabled: false },
  },
};
