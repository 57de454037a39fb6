// One short tone, made here: no file is loaded.
let context: AudioContext | undefined

export function chime(): void {
  try {
    context ??= new AudioContext()
    const at = context.currentTime
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.setValueAtTime(880, at)
    tone.frequency.setValueAtTime(1175, at + 0.12)
    volume.gain.setValueAtTime(0.0001, at)
    volume.gain.exponentialRampToValueAtTime(0.15, at + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.4)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + 0.42)
  } catch {
    // a computer without sound
  }
}
