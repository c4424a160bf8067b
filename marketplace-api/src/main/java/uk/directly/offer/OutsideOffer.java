package uk.directly.offer;

import uk.directly.rate.Band;

/** Why an offer doesn't cover a time ({@code outside-offer}). */
public sealed interface OutsideOffer {

    /** The reason in plain English, with what would do. */
    String words();

    /** It is shorter than the shortest visit. */
    record TooShort(int shortestMinutes) implements OutsideOffer {
        @Override
        public String words() {
            return "The shortest visit is " + Durations.words(shortestMinutes) + ".";
        }
    }

    /** It is longer than the longest visit. */
    record TooLong(int longestMinutes) implements OutsideOffer {
        @Override
        public String words() {
            return "The longest visit is " + Durations.words(longestMinutes) + ".";
        }
    }

    /** Some of it lies outside the weekly hours. */
    record OutsideHours() implements OutsideOffer {
        @Override
        public String words() {
            return "Some of this time is outside the hours that are offered. Choose one of the free times.";
        }
    }

    /** It starts too soon. */
    record TooSoon(int noticeMinutes) implements OutsideOffer {
        @Override
        public String words() {
            return "A visit has to be booked at least " + Durations.words(noticeMinutes) + " before it starts.";
        }
    }

    /** There is no price for some of it. */
    record NotPriced(Band band) implements OutsideOffer {
        @Override
        public String words() {
            return "There is no price for " + BandWords.at(band) + ". Choose another time.";
        }
    }
}
