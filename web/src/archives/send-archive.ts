import { problemOf } from '#web/api.ts';
import type { Archive } from '#web/archives/archive-shapes.ts';

/** Sends one export; `onProgress` hears the share that has left. fetch() cannot tell that, so XHR. */
export function sendArchive(file: File, onProgress: (share: number) => void): Promise<Archive> {
  const form = new FormData();
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/archives');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(problemOf(0, null));
    request.onload = () => {
      if (request.status === 202) resolve(request.response as Archive);
      else reject(problemOf(request.status, request.response));
    };
    request.send(form);
  });
}
