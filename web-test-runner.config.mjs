import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { CHROMIUM_FLAGS, chromiumPath } from './scripts/chromium.ts';

/** The last line of a run: what was run, in numbers. */
const closingLine = {
  async onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const count = ({ tests, suites }) => {
      for (const { passed, skipped } of tests) counts[skipped ? 'skipped' : passed ? 'passed' : 'failed'] += 1;
      suites.forEach(count);
    };
    for (const { testResults } of sessions) if (testResults) count(testResults);
    const broken = sessions.filter(({ errors, testResults }) => errors.length > 0 || !testResults).length;
    const { passed, failed, skipped } = counts;
    console.log(
      `elements: ${passed + failed + skipped} tests in ${sessions.length} files: ` +
        `${passed} passed, ${failed} failed, ${skipped} skipped; ${broken} files did not run`,
    );
  },
};

export default {
  files: 'test/elements/**/*.test.ts',
  rootDir: import.meta.dirname,
  nodeResolve: { exportConditions: ['browser', 'development'] },
  concurrency: 2,
  // A slow machine is slow, not wrong: in milliseconds.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 300_000,
  browsers: [chromeLauncher({ launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_FLAGS } })],
  plugins: [
    a11ySnapshotPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  middleware: [
    // The worker has to stand at the top, or it would not see the requests of the pages.
    function mockServiceWorker(context, next) {
      if (context.path === '/mockServiceWorker.js') context.url = '/node_modules/msw/lib/mockServiceWorker.js';
      return next();
    },
  ],
  testRunnerHtml: (testFramework) =>
    `<!doctype html><html lang="fi"><head><title>Lupa</title></head>` +
    `<body><script type="module" src="${testFramework}"></script></body></html>`,
  testFramework: { config: { timeout: 10_000, retries: 0 } },
  // Lit and msw tell in every file that they are there.
  filterBrowserLogs: ({ args }) => !/Lit is in dev mode|\[MSW\]/u.test(String(args[0])),
  coverageConfig: { include: ['src/**/*.ts'], exclude: ['src/**/generated/**'] },
  reporters: [defaultReporter({ reportTestProgress: false }), closingLine],
};
