/**
 * What one writes in and is asked by, fetched once the page in sight has all it needs: then it opens at the press, also
 * without a network or after Svett was renewed meanwhile.
 */
export async function fetchForms(): Promise<void> {
  await Promise.all([
    import('#web/look/question-dialog.tsx'),
    import('#web/told/field-editor.tsx'),
    import('#web/weighing/weigh-in-form.tsx'),
  ]);
}
