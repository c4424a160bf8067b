package uk.directly.rate;

import java.time.LocalDate;
import java.util.List;

/** What became of drafting, approving or putting off a rate card. */
public sealed interface RateCardResult {
    /** It is done: the card as it is now. */
    record Done(CouncilCard card) implements RateCardResult {}

    /** This council has no such card. */
    record NotFound() implements RateCardResult {}

    /** It was decided about already. */
    record WrongState(RateCardState state) implements RateCardResult {}

    /** R92: who drafted it doesn't approve it or give it back, and nobody else changes it. */
    record MakerIsChecker() implements RateCardResult {}

    /** Somebody changed it, or the card before it, meanwhile: look again. */
    record Changed() implements RateCardResult {}

    /** R54: a card begins tomorrow at the earliest, so that nothing that is past changes. */
    record InThePast(LocalDate earliest) implements RateCardResult {}

    /** Its numbers can't be right. */
    record Implausible(List<CardFault> faults) implements RateCardResult {
        public Implausible {
            faults = List.copyOf(faults);
        }
    }
}
