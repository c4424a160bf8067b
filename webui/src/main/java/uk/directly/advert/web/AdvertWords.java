package uk.directly.advert.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.advert.Advert;
import uk.directly.advert.AdvertAnswer;
import uk.directly.advert.AnswerState;
import uk.directly.money.Pence;
import uk.directly.rate.Band;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.RateCard;
import uk.directly.web.DateWords;
import uk.directly.web.SummaryRow;

/** The words of adverts. */
final class AdvertWords {
    static final String MINE = "/adverts";
    static final String NEAR = "/adverts-near-me";
    static final String QUEUE = "/advert-queue";

    private AdvertWords() {}

    /** What the council pays towards an hour in the week (R4); nothing where no rates are known. */
    static String base(Optional<RateCard> card) {
        return card.map(known -> {
                    Map<Band, Long> self =
                            known.base(CardEngagement.SELF_EMPLOYED).penceByBand();
                    Map<Band, Long> micro =
                            known.base(CardEngagement.MICRO_PROVIDER).penceByBand();
                    return "In the week the council pays " + pence(self.get(Band.WEEKDAY))
                            + " towards an hour of a personal assistant who runs their own business, and "
                            + pence(micro.get(Band.WEEKDAY)) + " of a small local business.";
                })
                .orElse("");
    }

    private static String pence(@Nullable Long pence) {
        return pence == null ? "nothing yet" : Pence.of(pence).text();
    }

    static List<SummaryRow> facts(Advert advert) {
        List<SummaryRow> rows = new ArrayList<>(List.of(
                SummaryRow.of("What", advert.serviceName()),
                SummaryRow.of("When", advert.pattern()),
                SummaryRow.of("How much", DateWords.length(Duration.ofMinutes(advert.weeklyMinutes())) + " a week"),
                SummaryRow.of("Where", advert.district()),
                SummaryRow.of("Pay", Pence.of(advert.ratePence()).text() + " an hour"),
                new SummaryRow(
                        "In " + advert.firstName() + "’s words",
                        advert.words().lines().filter(line -> !line.isBlank()).toList(),
                        null)));
        if (advert.gender() != null) {
            rows.add(SummaryRow.of(
                    "A woman or a man",
                    (advert.gender().equals("female") ? "A woman" : "A man") + ", because: "
                            + Objects.requireNonNull(advert.genderReason())));
        }
        return List.copyOf(rows);
    }

    static String state(Advert advert) {
        return switch (advert.state()) {
            case DRAFT -> "Not sent out yet";
            case PUBLISHED ->
                advert.answers() == 0 ? "Nobody has answered yet" : DateWords.count(advert.answers(), "answer");
            case CLOSED -> "Closed";
            case EXPIRED -> "Ended by itself";
            case TAKEN_DOWN -> "Taken down by the council";
        };
    }

    static String colour(Advert advert) {
        return switch (advert.state()) {
            case DRAFT -> "yellow";
            case PUBLISHED -> advert.waiting() > 0 ? "green" : "blue";
            case CLOSED, EXPIRED -> "grey";
            case TAKEN_DOWN -> "red";
        };
    }

    /** For who wrote the answer. */
    static String answer(AdvertAnswer answer) {
        return switch (answer.state()) {
            case WAITING -> answer.advertFirstName() + " has read that you answered, and decides";
            case CHOSEN -> answer.advertFirstName() + " would like to go on with you";
            case DECLINED -> "Not this time. " + answer.advertFirstName() + " thanks you for answering";
        };
    }

    static String kind(AdvertAnswer answer) {
        return answer.providerKind().equals("personal-assistant") ? "Personal assistant (PA)" : "Small local business";
    }

    static String decided(AnswerState state) {
        return switch (state) {
            case WAITING -> "Waits for you";
            case CHOSEN -> "You chose this";
            case DECLINED -> "You said no";
        };
    }
}
