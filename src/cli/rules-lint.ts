import { loadConfig } from '../config/load.ts';
import type { Finding } from '../rules/lint/finding.ts';
import { lintRules } from '../rules/lint/index.ts';
import { harmlessLines } from './harmless-lines.ts';
import { jsonText } from './json-text.ts';
import { type Paint, paintFor } from './paint.ts';
import { print } from './print.ts';
import { ruleFilesOf } from './rule-files.ts';

/** `rules lint`: what is wrong with rules, or may be; exit 1 on errors, not on warnings. */
export async function lintRuleFiles(
  directories: readonly string[],
  options: { readonly config?: string | undefined; readonly json?: boolean | undefined },
): Promise<void> {
  const { policy } = await loadConfig(options.config);
  const isLibrary = directories.length === 0;
  const files = ruleFilesOf(directories);
  // A user's rules go before those of the package.
  const all = isLibrary ? files : [...files, ...ruleFilesOf([])];
  const findings = lintRules({ files, all, policy, harmless: harmlessLines(), isLibrary });
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
  await print(
    options.json === true ? jsonText(findings) : asText(findings, files.length, paintFor(1)),
  );
}

function asText(findings: readonly Finding[], rules: number, paint: Paint): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const lines = findings.map(({ rule, lint, severity, says }) => {
    const word = severity === 'error' ? paint.removed(severity) : severity;
    return `${word}  ${rule}: ${says} ${paint.dim(`(${lint})`)}\n`;
  });
  const warnings = findings.length - errors;
  return `${lines.join('')}${rules} rules: ${errors} errors, ${warnings} warnings\n`;
}
