import type { Evidence } from './evidence.ts';
import type { Term } from './term.ts';
import { counted } from './words.ts';

/**
 * Failures in the hour before the success: of many from the same source, which is nothing where the account
 * is at home and mistypes its password; and of the account itself from several networks.
 */
export const FAILURES: Term = {
  weigh: (evidence) =>
    (isFailingSource(evidence) ? evidence.settings.sourceFailures : 0) +
    (isFailingAccount(evidence) ? evidence.settings.accountFailures : 0),

  tell: (evidence) => {
    const { attack } = evidence;
    if (isFailingSource(evidence)) {
      const { sourceFailures: failures, sourceAccounts: accounts } = attack;
      return {
        code: 'source_failures',
        words: `${counted(failures, 'failure')} for ${counted(accounts, 'account')} from the same source in the hour before`,
        numbers: { failures, accounts },
      };
    }
    const { accountFailures: failures, accountNetworks: networks } = attack;
    return {
      code: 'account_failures',
      words: `${counted(failures, 'failure')} for the account from ${counted(networks, 'network')} in the hour before`,
      numbers: { failures, networks },
    };
  },
};

function isFailingSource({ attack, known, settings }: Evidence): boolean {
  if (known.isHome) return false;
  return (
    attack.sourceAccounts >= settings.sourceFailedAccounts ||
    attack.sourceFailures >= settings.sourceFailedLogins
  );
}

function isFailingAccount({ attack, settings }: Evidence): boolean {
  return (
    attack.accountFailures >= settings.accountFailedLogins &&
    attack.accountNetworks >= settings.accountFailedNetworks
  );
}
