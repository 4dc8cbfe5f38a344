import { unsupported } from '../faults.ts'

/** Decimal places kept of a quotient: enough to compare it. */
const PLACES = 32

/** A Decimal of Apex: `units` times 10 to the power of minus `scale`. */
export class Decimal {
  readonly units: bigint
  readonly scale: number
  /** UNSURE how many places the platform keeps of a quotient, so its text is unsupported. */
  readonly isQuotient: boolean

  constructor(units: bigint, scale = 0, isQuotient = false) {
    this.units = units
    this.scale = scale
    this.isQuotient = isQuotient
  }

  static parse(text: string): Decimal {
    const [, whole = '', places = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(text) ?? unsupported(`the Decimal ${text}`)
    return new Decimal(BigInt(whole + places), places.length)
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale)
    return new Decimal(this.at(scale) + other.at(scale), scale, this.isQuotient || other.isQuotient)
  }

  minus(other: Decimal): Decimal {
    return this.plus(new Decimal(-other.units, other.scale, other.isQuotient))
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.units * other.units, this.scale + other.scale, this.isQuotient || other.isQuotient)
  }

  over(other: Decimal): Decimal {
    const scale = this.scale + PLACES
    return new Decimal(this.at(scale + other.scale) / other.units, scale, true)
  }

  /** The same value with this scale. Undefined when it has more decimals. */
  roundedTo(scale: number): Decimal | undefined {
    const same = new Decimal(
      scale >= this.scale ? this.at(scale) : this.units / 10n ** BigInt(this.scale - scale),
      scale,
    )
    return same.compareTo(this) === 0 ? same : undefined
  }

  compareTo(other: Decimal): number {
    const difference = this.minus(other).units
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }

  /** Rounds toward zero and wraps at 32 bits. */
  intValue(): number {
    return Number(BigInt.asIntN(32, this.longValue()))
  }

  longValue(): bigint {
    return BigInt.asIntN(64, this.units / 10n ** BigInt(this.scale))
  }

  get text(): string {
    if (this.isQuotient) return unsupported('the text of a quotient')
    const digits = String(this.units < 0n ? -this.units : this.units).padStart(this.scale + 1, '0')
    const whole = digits.slice(0, digits.length - this.scale)
    const places = this.scale > 0 ? `.${digits.slice(-this.scale)}` : ''
    return `${this.units < 0n ? '-' : ''}${whole}${places}`
  }

  private at(scale: number): bigint {
    return this.units * 10n ** BigInt(scale - this.scale)
  }
}
