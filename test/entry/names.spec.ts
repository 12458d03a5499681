import { expect, test } from '@jest/globals';
import { NewToken } from '#src/entry/letting-in.shapes';
import { NewPasskeyAnswer, PasskeyName } from '#src/entry/passkey.shapes';
import { AnyFoodId } from '#src/food/food.shapes';

const KEPT_NOWHERE = ['a\0b', 'a\ud800b'];

test.each([
  ['a token', NewToken.shape.name],
  ['a passkey', PasskeyName],
  ['how a passkey is reached', NewPasskeyAnswer.shape.response.shape.transports],
  ['a food', AnyFoodId],
])('%s is not called what PostgreSQL does not keep', (what, schema) => {
  const asked = (text: string) => (what.startsWith('how') ? [text] : text);
  expect(schema.safeParse(asked('usb')).success).toBe(true);
  for (const text of KEPT_NOWHERE) expect(schema.safeParse(asked(text)).success).toBe(false);
});
