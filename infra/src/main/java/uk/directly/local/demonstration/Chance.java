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
        return new Chance(seed * 31 + what.hashCode());
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

    /** A whole number, both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }
}
