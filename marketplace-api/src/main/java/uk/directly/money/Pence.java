package uk.directly.money;

/**
 * An amount of pounds sterling in whole pence (R10). Arithmetic is exact: what doesn't fit in a {@code long} is an
 * error, never a wrong amount.
 *
 * @param pence the amount; below zero for money that is owed or missing
 */
public record Pence(long pence) implements Comparable<Pence> {
    /** No money. */
    public static final Pence ZERO = new Pence(0);

    private static final long PER_POUND = 100;

    /** So many pence. */
    public static Pence of(long pence) {
        return new Pence(pence);
    }

    /** Both amounts together. */
    public Pence plus(Pence other) {
        return new Pence(Math.addExact(pence, other.pence));
    }

    /** This amount less the other. */
    public Pence minus(Pence other) {
        return new Pence(Math.subtractExact(pence, other.pence));
    }

    /** The same amount with the other sign. */
    public Pence negate() {
        return new Pence(Math.negateExact(pence));
    }

    /** This amount so many times. */
    public Pence times(long count) {
        return new Pence(Math.multiplyExact(pence, count));
    }

    /** Whether it is below zero. */
    public boolean isNegative() {
        return pence < 0;
    }

    /** Whether it is nothing. */
    public boolean isZero() {
        return pence == 0;
    }

    /** Whether it is more than the other. */
    public boolean isMoreThan(Pence other) {
        return pence > other.pence;
    }

    @Override
    public int compareTo(Pence other) {
        return Long.compare(pence, other.pence);
    }

    /** As people read it: {@code £490.50}, {@code £1,234.00}, {@code −£8.90} with a real minus sign. */
    public String text() {
        StringBuilder text = new StringBuilder(Long.toString(Math.abs(pence / PER_POUND)));
        for (int comma = text.length() - 3; comma > 0; comma -= 3) {
            text.insert(comma, ',');
        }
        text.insert(0, isNegative() ? "−£" : "£");
        long rest = Math.abs(pence % PER_POUND);
        return text.append(rest < 10 ? ".0" : ".").append(rest).toString();
    }

    /** As {@link #text()}, for logs and test failures. */
    @Override
    public String toString() {
        return text();
    }
}
