/** Where the messages of a project lie: `lit-localize.json` in the form that lit-localize's own tools take. */
import { resolve } from 'node:path';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import type { Config } from '@lit/localize-tools/lib/types/config.js';
import type { RuntimeOutputConfig } from '@lit/localize-tools/lib/types/modes.js';

export type RuntimeConfig = Config & { output: RuntimeOutputConfig };

export interface MessageProject {
  config: RuntimeConfig;
  /** The languages that are translated to: all but the source. */
  languages: string[];
  generatedDir: string;
  sameAsSourceFile: string;
  xliffFile(language: string): string;
}

/**
 * @param configFile path of `lit-localize.json`
 * @throws when the file is not there, is not valid, or asks for something else than runtime mode and XLIFF
 */
export function readProject(configFile: string): MessageProject {
  const config = readConfigFileAndWriteSchema(configFile);
  if (config.output.mode !== 'runtime' || config.interchange.format !== 'xliff') {
    throw new Error(`${configFile}: the build needs output mode "runtime" and interchange format "xliff"`);
  }
  const xliffDir = config.resolve(config.interchange.xliffDir);
  return {
    config: config as RuntimeConfig,
    languages: config.targetLocales,
    generatedDir: config.resolve(config.output.outputDir),
    sameAsSourceFile: resolve(xliffDir, 'same-as-source.json'),
    xliffFile: (language) => resolve(xliffDir, `${language}.xlf`),
  };
}
