import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseExactly } from '#integrations/http/long-numbers';

test('an id past 2^53 keeps its last digits, as text', () => {
  expect(parseExactly('{"id":9223372036854775807,"list":[ 90071992547409931 ,12]}')).toEqual({
    id: '9223372036854775807',
    list: ['90071992547409931', 12],
  });
});

test('digits inside a text and behind a decimal point are left alone', () => {
  const json =
    '{"name":"5 \\" 12345678901234567890","speed":0.12345678901234567890,"big":1e12345678901234567}';
  expect(parseExactly(json)).toEqual(JSON.parse(json));
});

test('whatever JSON there is without long numbers comes out as JSON.parse has it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.stringify(value);
      fc.pre(!/\d{16}/.test(json));
      expect(parseExactly(json)).toEqual(JSON.parse(json));
    }),
  );
});

test('any id comes out whole, wherever it stands and whatever text stands beside it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 24n }), fc.string(), (id, beside) => {
      const json = `{${JSON.stringify(beside)}:${JSON.stringify(beside)},"id":${id}}`;
      expect(parseExactly(json)).toMatchObject({ id: String(id) });
    }),
  );
});
