import { SegmentedControl, Stack, Switch } from '@mantine/core';
import type { Side } from '#web/station/station-shapes.ts';
import { useWords } from '#web/words/words.tsx';

/** What holds for everybody who is weighed now. */
export interface Setting {
  when: Side;
  clothed: boolean;
  isNextWithinDay: boolean;
}

interface Props {
  setting: Setting;
  onChange: (setting: Setting) => void;
}

export function StationBar({ setting, onChange }: Props) {
  const { t } = useWords();
  return (
    <Stack gap="sm">
      <SegmentedControl
        size="lg"
        fullWidth
        aria-label={t('station.when')}
        value={setting.when}
        onChange={(when) => onChange({ ...setting, when: when === 'after' ? 'after' : 'before' })}
        data={[
          { value: 'before', label: t('station.before') },
          { value: 'after', label: t('station.after') },
        ]}
      />
      <Switch
        size="md"
        label={t('station.clothed')}
        checked={setting.clothed}
        onChange={(event) => onChange({ ...setting, clothed: event.currentTarget.checked })}
      />
      {setting.when === 'after' && (
        <Switch
          size="md"
          label={t('station.soon')}
          checked={setting.isNextWithinDay}
          onChange={(event) => onChange({ ...setting, isNextWithinDay: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
