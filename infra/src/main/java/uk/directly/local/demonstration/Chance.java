package uk.directly.local.demonstration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Choices that look like chance and are the same for the same seed: {@link Random} is specified to the last bit. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** Chances of its own for one thing, so that what is added elsewhere doesn't change it. */
    static Chance of(long seed, String what) {
        return new Chance(mixed(seed + what.hashCode()));
    }

    /** Neighbouring seeds give neighbouring first choices unless they are mixed (the finaliser of SplitMix64). */
    private static long mixed(long seed) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** So many different ones, in the order of chance; all of them when there are no more. */
    <T> List<T> pick(int count, List<T> from) {
        List<T> left = new ArrayList<>(from);
        List<T> picked = new ArrayList<>();
        while (picked.size() < count && !left.isEmpty()) {
            picked.add(left.remove(random.nextInt(left.size())));
        }
        return picked;
    }

    /** So many different ones, in their own order. */
    <T> List<T> pickInOrder(int count, List<T> from) {
        List<T> picked = pick(count, from);
        return from.stream().filter(picked::contains).toList();
    }

    /** A whole number, both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }
}
