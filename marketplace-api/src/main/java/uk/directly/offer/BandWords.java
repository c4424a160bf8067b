package uk.directly.offer;

import uk.directly.rate.Band;

/** Bands in plain English. */
final class BandWords {
    private BandWords() {}

    /** At the start of a line, e.g. "Evenings". */
    static String heading(Band band) {
        return switch (band) {
            case WEEKDAY -> "Weekdays";
            case EVENING -> "Weekday evenings and nights";
            case SATURDAY -> "Saturdays";
            case SUNDAY -> "Sundays";
            case BANK_HOLIDAY -> "Bank holidays";
            case WAKING_NIGHT -> "Awake all night";
            case SLEEP_IN -> "Asleep in the house, up if needed";
        };
    }

    /** Inside a sentence, e.g. "evenings". */
    static String at(Band band) {
        return switch (band) {
            case WEEKDAY -> "weekdays";
            case EVENING -> "evenings and nights";
            case SATURDAY -> "Saturdays";
            case SUNDAY -> "Sundays";
            case BANK_HOLIDAY -> "bank holidays";
            case WAKING_NIGHT -> "nights awake";
            case SLEEP_IN -> "nights asleep in the house";
        };
    }
}
