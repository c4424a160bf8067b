package uk.directly.offer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What cancelling costs (R53): the more notice, the less. Kept as JSON, a list of tiers.
 *
 * @param tiers most hours first and the percentage never falling; the last one is for no notice at all
 */
public record CancellationTerms(@JsonValue List<Tier> tiers) {
    private static final int HUNDRED = 100;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CancellationTerms {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getLast().hoursBefore() != 0) {
            throw new IllegalArgumentException("The last tier is for no notice at all");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).hoursBefore() >= tiers.get(i - 1).hoursBefore()
                    || tiers.get(i).percent() < tiers.get(i - 1).percent()) {
                throw new IllegalArgumentException("Less notice never costs less");
            }
        }
    }

    /** The percentage that applies when that much notice is given; after the start none is. */
    public int percentAt(Instant now, Instant start) {
        Duration notice = Duration.between(now, start);
        for (Tier tier : tiers) {
            if (notice.compareTo(Duration.ofHours(tier.hoursBefore())) >= 0) {
                return tier.percent();
            }
        }
        return tiers.getLast().percent();
    }

    /** What is charged of a price, rounded half up; the rest is released. */
    public long chargePence(long pricePence, Instant now, Instant start) {
        return Math.addExact(Math.multiplyExact(pricePence, percentAt(now, start)), HUNDRED / 2) / HUNDRED;
    }

    /** One sentence for each tier, e.g. "From 48 to 24 hours before: 50% of the price." */
    public List<String> words() {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            sentences.add(when(i) + ": " + charge(tiers.get(i).percent()) + ".");
        }
        return List.copyOf(sentences);
    }

    /** Which tier applies, in words, e.g. "From 48 to 24 hours before: 50% of the price." */
    public String wordsAt(Instant now, Instant start) {
        Duration notice = Duration.between(now, start);
        for (int i = 0; i < tiers.size(); i++) {
            if (notice.compareTo(Duration.ofHours(tiers.get(i).hoursBefore())) >= 0) {
                return words().get(i);
            }
        }
        return words().getLast();
    }

    private String when(int index) {
        int hours = tiers.get(index).hoursBefore();
        if (tiers.size() == 1) {
            return "Whenever you cancel";
        }
        if (index == 0) {
            return hours(hours) + " or more before the start";
        }
        int more = tiers.get(index - 1).hoursBefore();
        return hours == 0 ? "Less than " + hours(more) + " before" : "From " + more + " to " + hours(hours) + " before";
    }

    private static String hours(int hours) {
        return hours == 1 ? "1 hour" : hours + " hours";
    }

    private static String charge(int percent) {
        return switch (percent) {
            case 0 -> "free";
            case HUNDRED -> "the whole price";
            default -> percent + "% of the price";
        };
    }

    /**
     * One step.
     *
     * @param hoursBefore with at least so many hours to the start
     * @param percent of the price is charged
     */
    public record Tier(int hoursBefore, int percent) {
        public Tier {
            if (hoursBefore < 0 || percent < 0 || percent > HUNDRED) {
                throw new IllegalArgumentException("A tier is so many hours before, and a percentage");
            }
        }
    }
}
