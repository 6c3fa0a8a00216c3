import { Fault } from '../../base/fault.ts';
import type { Later } from '../../base/rest-watch.ts';
import type { Sets } from '../condition.ts';
import type { Lists } from './lists.ts';
import { watchFiles } from './watch-files.ts';

/** What a run does with lists that change. */
interface Follower {
  readonly lists: Lists;
  /** Puts the lists in force, all at once. */
  readonly swap: (sets: Sets) => void;
  readonly tell: (text: string) => void;
  readonly tellFault: (fault: Fault) => void;
  readonly later?: Later;
}

/** Lists that are being followed. */
export interface Following {
  /** Reads what has changed now; done when no more of it is waiting. */
  ask(): Promise<void>;
  stop(): void;
}

/**
 * Follows the files of lists: those that changed are read again and swapped in; one that cannot be used
 * leaves the old one in force. One reload at a time; what is asked for meanwhile is done behind it.
 */
export function followLists({ lists, swap, tell, tellFault, later }: Follower): Following {
  let isAskedAgain = false;
  let running: Promise<void> | undefined;

  const reload = async (): Promise<void> => {
    const reloaded = await lists.reload();
    if (reloaded.some((one) => 'now' in one)) swap(lists.sets);
    for (const one of reloaded)
      if ('fault' in one)
        tellFault(
          new Fault(one.fault.code, `${one.fault.message}\nthe old list stays in force`, one.fault),
        );
      else {
        const { prefixes } = one.now.report;
        tell(`list ${one.name}: ${prefixes} prefixes, ${one.before.report.prefixes} before`);
      }
  };
  const run = async (): Promise<void> => {
    while (isAskedAgain) {
      isAskedAgain = false;
      await reload();
    }
  };
  const ask = (): Promise<void> => {
    isAskedAgain = true;
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
  const watch = watchFiles(lists.files, () => void ask(), later);
  return { ask, stop: () => watch.stop() };
}
