import type { Outcome } from './counts.ts';

/** Hertz: high where all is well, lower the more there is to look at. Ears that count do not watch the screen. */
const PITCH: Readonly<Record<Outcome | 'refused', number>> = { FOUND: 1320, MOVED: 880, NOT_FOUND: 880, UNREGISTERED: 440, DISPOSED: 440, refused: 220 };
const SECONDS = 0.12;
const LOUDNESS = 0.08;

let audio: AudioContext | null = null;

/** A short tone that says what was scanned. */
export function beep(what: Outcome | 'refused'): void {
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = PITCH[what];
  volume.gain.setValueAtTime(LOUDNESS, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + SECONDS);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + SECONDS);
}
