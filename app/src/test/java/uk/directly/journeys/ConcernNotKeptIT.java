package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** Something of ours is broken while somebody tells us of a worry: nothing that they wrote is lost (R106). */
@WholeApplication
class ConcernNotKeptIT {
    private static final Map<String, String> WORRY = Map.of(
            "about", "other",
            "aboutName", "Somebody next door",
            "happened", "I hear shouting & crying at night",
            "danger", "no",
            "knows", "no",
            "anonymous", "yes");

    private final RunningDirectly directly;

    ConcernNotKeptIT(RunningDirectly directly) {
        this.directly = directly;
    }

    @Test
    @DisplayName("R106 what was typed stands in the form again, with a number to call; sent again it is taken")
    void losesNothing() {
        PlainBrowser visitor = PlainBrowser.visitor(directly);
        String form = "/concern";
        visitor.get(form);
        execute("create function refuse_concerns() returns trigger language plpgsql as"
                + " 'begin raise exception ''The disk is full''; end'");
        execute(
                "create trigger refuse_concerns before insert on concern for each row execute function refuse_concerns()");
        PlainBrowser.Shown refused;
        try {
            refused = visitor.post(form, WORRY);
        } finally {
            execute("drop trigger refuse_concerns on concern");
            execute("drop function refuse_concerns()");
        }

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.html())
                .contains("We could not take it just now")
                .contains("Somebody next door")
                .contains("I hear shouting &amp; crying at night")
                .doesNotContain("The disk is full");
        PlainBrowser.Shown taken = visitor.post(form, WORRY);
        assertThat(taken.status()).as(taken.html()).isEqualTo(200);
        assertThat(taken.html()).contains("We have it");
    }

    private void execute(String sql) {
        directly.database().sql(sql).then().block();
    }
}
