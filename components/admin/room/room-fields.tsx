import { describeAutomaticStart } from '@/components/rooms/describe-automatic-start';
import { DOOR_OPTIONS, describeWeakDoor } from '@/components/rooms/door-options';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { PlatformView } from '@/lib/schemas/platform';
import type { RoomDraft } from './room-changes';
import { PIN_OPTIONS, RECORDING_OPTIONS, RECORDING_START_OPTIONS, VISIBILITY_OPTIONS } from './room-options';

interface RoomFieldsProps {
  readonly draft: RoomDraft;
  readonly onChange: (changes: Partial<RoomDraft>) => void;
  readonly platforms: readonly Pick<
    PlatformView,
    'id' | 'label' | 'isConfigured' | 'isKnown' | 'missing' | 'capabilities'
  >[];
  /** By path, as the server names fields: `settings.size`. */
  readonly errors: Readonly<Record<string, string>>;
}

/** The fields of a room, in the order in which they are looked for. */
export function RoomFields({ draft, onChange, platforms, errors }: RoomFieldsProps) {
  const known = platforms.filter(({ isKnown }) => isKnown);
  const homes = known.map(({ id, label, isConfigured, missing }) => ({
    value: id,
    label,
    isDisabled: !isConfigured,
    ...(isConfigured ? {} : { hint: missing.length > 0 ? `needs ${missing.join(', ')}` : 'not set up' }),
  }));
  // The home may be a platform that is gone: it is still what the room is set to.
  const options = homes.some(({ value }) => value === draft.platform)
    ? homes
    : [{ value: draft.platform, label: draft.platform, hint: 'unknown here', isDisabled: true }, ...homes];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Title" error={errors.title}>
        <Input value={draft.title} maxLength={120} onChange={(event) => onChange({ title: event.target.value })} />
      </Field>
      <Field label="Name in the link" error={errors.name} description="The old link keeps leading here.">
        <Input
          value={draft.name}
          maxLength={60}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field label="Home platform" hasButtonControl error={errors.platform}>
        <Select options={options} value={draft.platform} onValueChange={(platform) => onChange({ platform })} />
      </Field>
      <Field label="Pin" hasButtonControl error={errors.pin}>
        <Select options={PIN_OPTIONS} value={draft.pin} onValueChange={(pin) => onChange({ pin })} />
      </Field>
      <Field label="Who may enter" hasButtonControl error={errors.visibility}>
        <Select
          options={VISIBILITY_OPTIONS}
          value={draft.visibility}
          onValueChange={(visibility) => onChange({ visibility })}
        />
      </Field>
      <Field
        label="How guests get in"
        hasButtonControl
        error={errors['settings.door']}
        description={describeWeakDoor(draft.door, describePlatform(draft.platform, known))}
      >
        <Select options={DOOR_OPTIONS} value={draft.door} onValueChange={(door) => onChange({ door })} />
      </Field>
      <Field label="Tags" isOptional error={errors.tags ?? errors['tags.0']} description="Separated by commas.">
        <Input value={draft.tags} onChange={(event) => onChange({ tags: event.target.value })} />
      </Field>
      <Field label="Size, people" error={errors['settings.size']}>
        <Input
          type="number"
          min={1}
          max={1000}
          value={draft.size}
          onChange={(event) => onChange({ size: event.target.value })}
        />
      </Field>
      <Field label="Recording" hasButtonControl error={errors['settings.recording']}>
        <Select
          options={RECORDING_OPTIONS}
          value={draft.recording}
          onValueChange={(recording) => onChange({ recording })}
        />
      </Field>
      {draft.recording === 'none' ? null : (
        <Field
          label="Recording starts"
          hasButtonControl
          description={describeAutomaticStart(draft)}
          error={errors['settings.recordingStart']}
        >
          <Select
            options={RECORDING_START_OPTIONS}
            value={draft.recordingStart}
            onValueChange={(recordingStart) => onChange({ recordingStart })}
          />
        </Field>
      )}
      <Field
        label="A new call begins after, hours"
        description="Once nobody is in: a call that goes on for longer is never cut off."
        error={errors['settings.meetingHours']}
      >
        <Input
          type="number"
          min={1}
          max={72}
          value={draft.meetingHours}
          onChange={(event) => onChange({ meetingHours: event.target.value })}
        />
      </Field>
      <Field label="Ends when empty for, seconds" error={errors['settings.graceSeconds']}>
        <Input
          type="number"
          min={5}
          max={3600}
          value={draft.graceSeconds}
          onChange={(event) => onChange({ graceSeconds: event.target.value })}
        />
      </Field>
    </div>
  );
}

/** What is known of the home platform: also of one that doesn't ship with Patchbay. */
function describePlatform(
  id: string,
  platforms: readonly Pick<PlatformView, 'id' | 'label' | 'capabilities'>[],
): Parameters<typeof describeWeakDoor>[1] {
  const platform = platforms.find((candidate) => candidate.id === id);
  const guestToken = platform?.capabilities?.guestToken;
  return { id, ...(platform ? { label: platform.label } : {}), ...(guestToken === undefined ? {} : { guestToken }) };
}
