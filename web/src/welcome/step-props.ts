/** What every step is given. */
export interface StepProps {
  onNext: () => void;
  /** null: this is the first. */
  onBack: (() => void) | null;
}
