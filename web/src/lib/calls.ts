// Which changes call for me: new ones that wait for me, each told once in a while, not what I have just done myself.
const AGAIN = 10 * 60_000
const OWN = 8_000

export class Calls {
  private readonly told = new Map<string, number>()
  private readonly own = new Map<string, number>()

  /** I have just acted on this case. */
  acted(number: string, at: number): void {
    this.own.set(number, at)
  }

  /** Of the changed cases that wait for me, those worth a notice now. */
  heed(mine: readonly string[], at: number): string[] {
    const worth = mine.filter((number) => at - (this.told.get(number) ?? -AGAIN) >= AGAIN && at - (this.own.get(number) ?? -OWN) >= OWN)
    for (const number of mine) this.told.set(number, at)
    return worth
  }
}
