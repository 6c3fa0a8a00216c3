import { parentPort, workerData } from 'node:worker_threads';
import { BlockJudge } from '../../pipeline/threads/block-judge.ts';
import type { Task } from '../../pipeline/threads/hand.ts';
import { AskedKeyring } from '../../pseudonym/asked-keyring.ts';
import { filterStage } from '../filter-stage.ts';
import { stagesOf } from '../stages-of.ts';
import { askKeys } from './key-port.ts';
import { type BlockThreadData, configFrom, READY, type SaidJudged } from './thread-hand.ts';

/*
 * A thread that judges blocks: joins its own stages, then answers each block with what became of it. An
 * error of our own ends it; the process withholds the block that it was at.
 */

const { said, keys } = workerData as BlockThreadData;
const config = configFrom(said);
const keyring = new AskedKeyring(config.keys.epoch, askKeys(keys));
const stages = { ...(await stagesOf(config, keyring)), ...(await filterStage(config)) };
const judge = new BlockJudge(stages, config.logins.watch);

/** The block on this thread's own memory: what others share is slower to read, and not all of Node takes it. */
let own = new Uint8Array(0);

parentPort?.on('message', ({ bytes, room, place }: Task) => {
  if (own.length < bytes.length) own = new Uint8Array(bytes.length);
  own.set(bytes);
  const { output, ...judged } = judge.judge(own.subarray(0, bytes.length), room, place);
  const isInRoom = output.buffer === room.buffer;
  const said: SaidJudged = { ...judged, output: isInRoom ? output.length : output };
  parentPort?.postMessage(said);
});
parentPort?.postMessage(READY);
