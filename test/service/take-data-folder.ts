/** Started as a process by a test: takes the folder of its argument and lets go of it, as it is told to. */
import { DataFolderInUse, lockDataFolder, type DataFolderLock } from '../../demo-server/node/data-folder.ts';

let lock: DataFolderLock | undefined;

process.on('message', async (order: 'take' | 'release') => {
  try {
    if (order === 'take') lock = await lockDataFolder(process.argv[2] ?? '');
    else await lock?.release();
    process.send?.(order === 'take' ? 'taken' : 'released');
  } catch (error) {
    process.send?.(error instanceof DataFolderInUse ? 'in use' : String(error));
  }
});
process.send?.('ready');
