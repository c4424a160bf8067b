package uk.directly.offer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.offer.SessionDate;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

/** Calling one date of a session off. */
class DatesOffPageTests {
    private static final Frame FRAME = Frame.of("Call a date off", RenderedPage.viewer(Navigation.PROVIDER));
    private static final String OFFER = "/my-page/offers/1";

    @Test
    @DisplayName("R51 each coming date says how many places are taken, and one that is off says why")
    void listsTheDates() {
        DatesOffPage page = DatesOffPage.of(
                FRAME,
                OFFER,
                List.of(date(3, null, ""), date(0, Instant.parse("2026-11-28T10:00:00Z"), "The hall is shut")));

        assertThat(RenderedPage.textForPeople(page))
                .contains("Tuesday 8 December, 10am to midday")
                .contains("3 of 8 places taken")
                .contains("Called off on 28 November 2026: The hall is shut");
        assertThat(RenderedPage.html(page)).containsOnlyOnce("/dates-off/" + new UUID(0, 2));
        assertThat(RenderedPage.textForPeople(DatesOffPage.of(FRAME, OFFER, List.of())))
                .contains("no date is to come");
    }

    @Test
    @DisplayName("R51 before it is called off it says who has a place and who is told; what was typed stays")
    void asksOnceMore() {
        FormErrors wrong = FormErrors.one("why", "Use fewer words, at most 300 letters");

        assertThat(RenderedPage.textForPeople(
                        DatesOffPage.Confirm.of(FRAME, OFFER, date(1, null, ""), null, FormErrors.NONE)))
                .contains("Garden club, Tuesday 8 December, 10am to midday")
                .contains("1 person has a place.")
                .contains("People who asked about it are told")
                .contains("You can’t take it back.");
        assertThat(RenderedPage.html(DatesOffPage.Confirm.of(FRAME, OFFER, date(0, null, ""), "Too long", wrong)))
                .contains("Nobody has a place yet.")
                .contains("Use fewer words")
                .contains(">Too long</textarea>");
    }

    private static SessionDate date(int taken, @Nullable Instant calledOffAt, String why) {
        return new SessionDate(
                new UUID(0, 2),
                new UUID(0, 1),
                "Garden club",
                Instant.parse("2026-12-08T10:00:00Z"),
                Instant.parse("2026-12-08T12:00:00Z"),
                8,
                taken,
                calledOffAt,
                why);
    }
}
