/** Tables of the browser's own database: what is written is on the disk before anybody goes on. */
export interface BrowserStore<Table extends string> {
  /** Resolves once it is on the disk, not before. */
  write: (table: Table, work: (rows: IDBObjectStore) => void) => Promise<void>;
  read: <Row>(table: Table, work: (rows: IDBObjectStore) => IDBRequest) => Promise<Row>;
  /** Whether there is anything: to look would make it. */
  isThere: () => Promise<boolean>;
}

/** `tables`: what each row is found by. */
export function browserStore<Table extends string>(
  name: string,
  tables: Record<Table, string>,
): BrowserStore<Table> {
  let opened: Promise<IDBDatabase> | null = null;

  const open = () => {
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => {
        for (const [table, keyPath] of Object.entries<string>(tables))
          asked.result.createObjectStore(table, { keyPath });
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error ?? new Error('The browser keeps nothing.'));
    }).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };

  return {
    write: async (table, work) => {
      const database = await open();
      await new Promise<void>((resolve, reject) => {
        const writing = database.transaction(table, 'readwrite', { durability: 'strict' });
        work(writing.objectStore(table));
        writing.oncomplete = () => resolve();
        writing.onabort = () => reject(writing.error ?? new Error('The browser kept nothing.'));
      });
    },
    read: async <Row>(table: Table, work: (rows: IDBObjectStore) => IDBRequest) => {
      const database = await open();
      return new Promise<Row>((resolve, reject) => {
        const asked = work(database.transaction(table).objectStore(table));
        asked.onsuccess = () => resolve(asked.result as Row);
        asked.onerror = () => reject(asked.error ?? new Error('The browser reads nothing.'));
      });
    },
    isThere: async () => {
      if (!('indexedDB' in window)) return false;
      if (opened !== null || !('databases' in indexedDB)) return true;
      return (await indexedDB.databases()).some((one) => one.name === name);
    },
  };
}
