import { problemOf } from '#web/api.ts';
import type { FileResult } from '#web/api-shapes.ts';
import { shares } from '#web/sessions/parcels.ts';

/** Sends one parcel; `onProgress` hears the share of each file that has left. fetch() cannot tell that, so XHR. */
export function send(files: readonly File[], onProgress: (shares: number[]) => void): Promise<FileResult[]> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  const sizes = files.map((file) => file.size);

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/sessions/files');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(shares(sizes, event.loaded));
    request.onerror = () => reject(problemOf(0, null));
    request.onload = () => {
      const answer = request.response as { items: FileResult[] } | null;
      if (request.status === 200 && answer !== null) resolve(answer.items);
      else reject(problemOf(request.status, answer));
    };
    request.send(form);
  });
}
