package uk.directly.starting.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.starting.RefusedStart;
import uk.directly.starting.Start;
import uk.directly.starting.Starter;
import uk.directly.starting.StopRequest;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class StartingPagesTests {
    private static final Viewer MARY = RenderedPage.viewer(Navigation.HOLDER);
    private static final Viewer JOE = RenderedPage.viewer(Navigation.SUPPORT);
    private static final Instant BEGUN = Instant.parse("2026-12-01T09:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 7);

    @Test
    @DisplayName("R29 says what is done and that it can be left and taken up again")
    void listsTheTasks() {
        String text = RenderedPage.textForPeople(TaskPages.tasks(MARY, start(true, false, null, false), ""));

        assertThat(text)
                .contains("1 of 5 done. You can stop at any time and go on later")
                .contains("Your money and what it is for 2 minutes to read Done")
                .doesNotContain("Finish");
        assertThat(RenderedPage.textForPeople(TaskPages.tasks(MARY, start(true, true, null, false), "")))
                .contains("5 of 5 done")
                .contains("Finish");
    }

    @Test
    @DisplayName("R29 says when the first money comes")
    void saysWhenTheMoneyComes() {
        assertThat(ready(LocalDate.of(2026, 12, 1), false))
                .contains("Your first money is for the time from Monday 7 December. The council pays it in by then.");
        assertThat(ready(FIRST, false)).contains("It comes with the council’s next payments.");
        assertThat(ready(FIRST, true)).contains("Your first money has been paid in.");
    }

    @Test
    void showsOfficersWhatIsToDo() {
        Starter without = new Starter(id(1), "Walter Ogden", null, true, 0, null, null, false, false, null, false);
        assertThat(RenderedPage.text(StarterPages.one(JOE, without, List.of())))
                .contains("Record what was agreed What they get, what it is for, from when To do")
                .doesNotContain("A new letter takes the one before out of use");

        Starter locked = starter(true, start(false, false, "Ann Ellis", false));
        assertThat(RenderedPage.text(StarterPages.one(
                        JOE,
                        locked,
                        List.of(new RefusedStart(
                                id(3), id(1), "Walter Ogden", "The plan is not agreed.", BEGUN, "Joe Brennan")))))
                .contains("Tried too often: write a new one")
                .contains("Write a new letter")
                .contains("They would like help from Ann Ellis, 0161 496 0999. Call both before you set it up.")
                .contains("Refused on 1 December 2026 by Joe Brennan: The plan is not agreed.");
    }

    @Test
    void listsWhoStartsAndWhoWouldLikeToStop() {
        Starter one = starter(false, start(true, false, "Ann Ellis", false));
        StopRequest stop = new StopRequest(id(4), id(5), "Grace Hill", "no-support", null, BEGUN, null, null, null);

        StartersPage page = StarterPages.list(JOE, List.of(one), List.of(one, one), List.of(stop), 1, null);

        assertThat(RenderedPage.text(page))
                .contains(
                        "Walter Ogden From 1 December 2026, not used until now; works until 29 December 2026 1 of 5 Yes")
                .contains("Grace Hill, asked on Tuesday 1 December");
        assertThat(page.next()).isEqualTo("/starting?at=2026-12-01T09%3A00%3A00Z&after=" + id(1));
    }

    private static String ready(LocalDate today, boolean paid) {
        return RenderedPage.textForPeople(TaskPages.ready(MARY, start(true, true, null, paid), today));
    }

    private static Starter starter(boolean locked, Start start) {
        return new Starter(
                id(1), "Walter Ogden", "DC-1", true, 1, BEGUN, LocalDate.of(2026, 12, 29), false, locked, start, false);
    }

    private static Start start(boolean money, boolean rest, @Nullable String helper, boolean paid) {
        return new Start(
                BEGUN,
                "nobody",
                null,
                money,
                rest,
                rest,
                helper,
                helper == null ? null : "0161 496 0999",
                rest,
                rest,
                FIRST,
                paid);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
