package uk.directly.concurrency;

/** How much of a storm runs: a small fixed share by default, all of it with {@code -Pthorough}. */
final class Storms {
    private Storms() {}

    static int rounds(int share, int whole) {
        return "whole".equals(System.getProperty("directly.storms")) ? whole : share;
    }
}
