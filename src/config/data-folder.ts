import { constants } from 'node:fs';
import { access, chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CodedProblem } from '#src/kernel/problem';

const OTHERS = 0o077;
const OURS =
  /^(svett\.(sqlite|lock)|secrets\.json|erased\.ndjson$|before-restore-|(incoming|exports|backups|last-backup)$)/;

export class DataFolderNotUsable extends CodedProblem {
  readonly kind = 'broken';
}

/** Makes the data folder where there is none, for its owner only, and sees that we can work in it. */
export async function openDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (await isOpenToOthers(folder)) await close(folder);
  } catch (error) {
    throw inWords(error as NodeJS.ErrnoException, folder);
  }
}

/** Whether other users of this machine may look into the folder. */
export async function isOpenToOthers(folder: string): Promise<boolean> {
  return process.platform !== 'win32' && ((await stat(folder)).mode & OTHERS) !== 0;
}

/** Only a folder that is ours alone: SVETT_DATA may also point to a place that others live in, such as /tmp. */
async function close(folder: string): Promise<void> {
  const { uid } = await stat(folder);
  if (uid !== process.getuid?.() || !(await readdir(folder)).every((name) => OURS.test(name))) return;
  await chmod(folder, 0o700);
}

function inWords(error: NodeJS.ErrnoException, folder: string): Error {
  const instead = 'or name another folder with SVETT_DATA.';
  switch (error.code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return new DataFolderNotUsable(
        'config.folder-is-file',
        `${folder} is no folder but a file; move it away, ${instead}`,
        { folder },
      );
    case 'EACCES':
    case 'EPERM':
    case 'ENOENT': // what a file system of the kernel says to new folders
      return new DataFolderNotUsable(
        'config.folder-closed',
        `We may not read and write in ${resolve(folder)}; give it to the user that runs Svett, ${instead}`,
        { folder: resolve(folder) },
      );
    case 'EROFS':
      return new DataFolderNotUsable(
        'config.folder-read-only',
        `${folder} lies on a disk that is read-only; make it writable, ${instead}`,
        { folder },
      );
    default:
      return error;
  }
}
