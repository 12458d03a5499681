import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { ApiProblem } from '#web/api.ts';
import type { FileResult } from '#web/api-shapes.ts';
import { sessionsQuery } from '#web/app/queries.ts';
import { parcels } from '#web/sessions/parcels.ts';
import { send } from '#web/sessions/upload.ts';

export interface Upload {
  id: number;
  name: string;
  size: number;
  /** 0 to 1: how much of the file has left this browser. */
  sent: number;
  state: 'waiting' | 'sending' | FileResult['outcome'];
  sessionId: string | null;
  problem: ApiProblem | null;
  notes: string[];
}

export interface Uploads {
  uploads: Upload[];
  /** 0 to 1 over everything dropped since the list was last cleared. */
  progress: number;
  busy: boolean;
  add: (files: File[]) => void;
  clear: () => void;
}

/** Everything dropped on the page: sent parcel by parcel, each file with its own outcome. */
export function useUploads(): Uploads {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const queue = useRef(Promise.resolve());
  const nextId = useRef(0);
  const queryClient = useQueryClient();

  const add = useCallback(
    (files: File[]) => {
      const fresh = files.map((file) => ({ id: nextId.current++, file, size: file.size }));
      setUploads((known) => [...known, ...fresh.map(({ id, file }) => awaiting(id, file))]);

      const patch = (ids: number[], change: (index: number) => Partial<Upload>) =>
        setUploads((known) =>
          known.map((one) => (ids.includes(one.id) ? { ...one, ...change(ids.indexOf(one.id)) } : one)),
        );

      for (const parcel of parcels(fresh)) {
        const ids = parcel.map(({ id }) => id);
        queue.current = queue.current.then(async () => {
          patch(ids, () => ({ state: 'sending' }));
          const results = await send(
            parcel.map(({ file }) => file),
            (shares) => patch(ids, (index) => ({ sent: shares[index] ?? 0 })),
          ).catch((error: unknown) =>
            error instanceof ApiProblem ? error : new ApiProblem(0, 'unknown', String(error)),
          );
          // When a whole request fails, each of its files says why.
          patch(ids, (index) => (results instanceof ApiProblem ? refused(results) : outcome(results[index])));
          await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
        });
      }
    },
    [queryClient],
  );

  const done = uploads.filter(isDone).length;
  return {
    uploads,
    progress:
      uploads.length === 0 ? 0 : uploads.reduce((sum, one) => sum + progressOf(one), 0) / uploads.length,
    busy: done < uploads.length,
    add,
    clear: () => setUploads((known) => known.filter((one) => !isDone(one))),
  };
}

export function isDone(upload: Upload): boolean {
  return upload.state !== 'waiting' && upload.state !== 'sending';
}

/** A file that has left is not done: reading it takes a moment of its own. */
function progressOf(upload: Upload): number {
  return isDone(upload) ? 1 : upload.sent * 0.9;
}

function awaiting(id: number, { name, size }: File): Upload {
  return { id, name, size, sent: 0, state: 'waiting', sessionId: null, problem: null, notes: [] };
}

function outcome(result: FileResult | undefined): Partial<Upload> {
  if (result === undefined) return refused(null);
  const { outcome: state, sessionId, problem, notes } = result;
  if (problem !== null) return { ...refused(new ApiProblem(400, problem.code, problem.detail)), notes };
  return { state, sessionId, notes, sent: 1 };
}

function refused(problem: ApiProblem | null): Partial<Upload> {
  return { state: 'refused', problem, sent: 1 };
}
