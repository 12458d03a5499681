import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { labApi } from '#web/labs/lab-api.ts';

export const labValuesQuery = queryOptions({ queryKey: ['labs', 'values'], queryFn: labApi.values });
export const sweatTestsQuery = queryOptions({ queryKey: ['labs', 'sweat'], queryFn: labApi.sweatTests });
export const supplementQuery = queryOptions({ queryKey: ['labs', 'supplement'], queryFn: labApi.supplement });
export const reminderQuery = queryOptions({ queryKey: ['labs', 'reminder'], queryFn: labApi.reminder });
export const helpQuery = queryOptions({ queryKey: ['signs', 'help'], queryFn: labApi.help });

/** A value moves what is said of it and of others, here and wherever a value counts. */
export function useLabsChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries();
}
