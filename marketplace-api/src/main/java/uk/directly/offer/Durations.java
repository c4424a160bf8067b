package uk.directly.offer;

/** Lengths of time in plain English. */
final class Durations {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private Durations() {}

    /** E.g. "15 minutes", "2 hours", "1 hour 30 minutes", "2 days". */
    static String words(int minutes) {
        if (minutes > DAY && minutes % DAY == 0) {
            return count(minutes / DAY, "day");
        }
        if (minutes < HOUR) {
            return count(minutes, "minute");
        }
        String hours = count(minutes / HOUR, "hour");
        return minutes % HOUR == 0 ? hours : hours + " " + count(minutes % HOUR, "minute");
    }

    private static String count(int number, String unit) {
        return number == 1 ? "1 " + unit : number + " " + unit + "s";
    }
}
