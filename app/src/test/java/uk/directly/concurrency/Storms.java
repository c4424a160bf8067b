package uk.directly.concurrency;

/** How much of a storm runs: a small fixed share by default, all of it with {@code -Pthorough}. */
public final class Storms {
    private Storms() {}

    /** Whether all of it runs. */
    public static boolean isWhole() {
        return "whole".equals(System.getProperty("directly.storms"));
    }

    /** One number by default, another with {@code -Pthorough}. */
    public static int rounds(int share, int whole) {
        return isWhole() ? whole : share;
    }
}
