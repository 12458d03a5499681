import { Alert, Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { DrinkField } from '#web/station/drink-field.tsx';
import { doubtsOf, fluidOf, numberIn } from '#web/station/fluid.ts';
import { FluidTold } from '#web/station/fluid-told.tsx';
import { progressOf } from '#web/station/rounds.ts';
import type { Setting } from '#web/station/station-bar.tsx';
import type { Entry, Fluid, Member, Roster } from '#web/station/station-shapes.ts';
import type { StationHere } from '#web/station/use-station.ts';
import { measureOf } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

const DAY_MS = 86_400_000;

interface Props {
  roster: Roster;
  member: Member;
  setting: Setting;
  today: { day: string; entries: readonly Entry[] };
  here: StationHere;
  onDone: () => void;
}

/** One number for one person. Once it is kept it is hidden, and after the second it says what to drink. */
export function WeighDialog({ roster, member, setting, today, here, onDone }: Props) {
  const { t, tOr, numbers } = useWords();
  const [mass, setMass] = useState('');
  const [drink, setDrink] = useState('');
  const [isWrong, setWrong] = useState(false);
  const progress = progressOf(member, today.entries);
  const isAfter = setting.when === 'after';
  const asked = isAfter ? progress.after : progress.before;
  const [doubts, setDoubts] = useState(asked?.state === 'doubtful' ? asked.doubts : []);
  const [fluid, setFluid] = useState<Fluid | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const scale = measureOf(numbers.units, 'kg');

  const weighedNow = (): Entry | null => {
    const [told, drunk] = [numberIn(mass), drink.trim() === '' ? null : numberIn(drink)];
    if (told === null || (drink.trim() !== '' && drunk === null)) return null;
    const at = new Date();
    const until = new Date(at.getTime() + roster.station.keptDays * DAY_MS).toISOString();
    return {
      ...{ id: newId(), teamId: roster.teamId, accountId: roster.accountId },
      ...{ memberId: member.id, name: member.name, when: setting.when },
      ...{ at: at.toISOString(), day: today.day, until },
      ...{ massKg: scale.toMetric(told), drinkL: isAfter ? drunk : null, clothed: setting.clothed },
      ...{ sure: false, isNextWithinDay: setting.isNextWithinDay, state: 'waiting' as const },
      ...{ reason: null, doubts: [], fluid: null },
    };
  };

  const keep = async (entry: Entry) => {
    try {
      const before = isAfter && progress.before?.massKg != null ? progress.before : null;
      const told = before && { ...entry, fluid: drinkAfter(entry, before, roster, member) };
      await here.keep([told ?? entry]);
      // A number that looked mistyped gives way to the one that was given instead.
      if (asked?.state === 'doubtful' && asked.id !== entry.id) await here.forget([asked.id]);
      setMass('');
      if (told?.fluid) setFluid(told.fluid);
      else onDone();
    } catch (error) {
      setFault(error);
    }
  };

  const save = async (sure: boolean) => {
    // What the server doubted is here already: it is right, and goes once more.
    if (sure && mass === '' && asked?.massKg != null)
      return keep({ ...asked, sure: true, state: 'waiting', doubts: [] });
    const entry = weighedNow();
    setWrong(entry === null);
    if (!entry) return;
    const other = isAfter ? (progress.before?.massKg ?? entry.massKg!) : entry.massKg!;
    const found = sure
      ? []
      : doubtsOf({ beforeKg: other, afterKg: entry.massKg!, drunkL: entry.drinkL }, roster.station.doubts);
    setDoubts(found);
    if (found.length === 0) await keep({ ...entry, sure });
  };

  return (
    <Modal
      opened
      onClose={onDone}
      title={member.name}
      size="md"
      centered
      closeButtonProps={{ 'aria-label': t('station.cancel') }}
    >
      {fluid ? (
        <Stack gap="lg">
          <div role="status">
            <FluidTold fluid={fluid} />
          </div>
          <Button size="lg" onClick={onDone} data-autofocus autoFocus>
            {t('station.fluid.next')}
          </Button>
        </Stack>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save(false);
          }}
        >
          <Stack gap="md">
            {asked && asked.state !== 'doubtful' && <Text size="sm">{t('station.again')}</Text>}
            <TextInput
              size="xl"
              label={t('station.mass', { unit: scale.unit })}
              value={mass}
              onChange={(event) => setMass(event.currentTarget.value)}
              inputMode="decimal"
              autoComplete="off"
              error={isWrong && t('station.mass.wrong', { example: numbers.decimal(68.4, 1) })}
              data-autofocus
            />
            {isAfter && <DrinkField value={drink} onChange={setDrink} />}
            {doubts.length > 0 && (
              <Alert color="ember" variant="light" role="alert" radius="md" title={t('station.doubt.title')}>
                <Stack gap="sm" align="flex-start">
                  <List size="sm">
                    {doubts.map((doubt) => (
                      <List.Item key={doubt}>{tOr([`station.doubt.${doubt}`], doubt)}</List.Item>
                    ))}
                  </List>
                  <Button variant="default" onClick={() => void save(true)}>
                    {t('station.doubt.sure')}
                  </Button>
                </Stack>
              </Alert>
            )}
            <ProblemNote error={fault} />
            <Group grow>
              <Button size="lg" type="submit">
                {t('station.keep')}
              </Button>
              <Button size="lg" variant="default" onClick={onDone}>
                {t('station.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function drinkAfter(after: Entry, before: Entry, { station }: Roster, { namesAmount }: Member): Fluid {
  const minutes = (Date.parse(after.at) - Date.parse(before.at)) / 60_000;
  const kilos = { beforeKg: before.massKg!, afterKg: after.massKg!, drunkL: after.drinkL };
  const clothed = before.clothed || after.clothed;
  const { isNextWithinDay } = after;
  return fluidOf({ ...kilos, minutes, clothed, isNextWithinDay, namesAmount }, station.fluid);
}

/** Without https browsers have no `randomUUID`. */
function newId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = [...(crypto as Crypto).getRandomValues(new Uint8Array(16))];
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
