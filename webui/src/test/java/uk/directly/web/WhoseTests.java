package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R61: what is another person's is never called the reader's. */
class WhoseTests {
    private final Whose own = new Whose(null);
    private final Whose toms = new Whose("Tom Okafor");

    @Test
    @DisplayName("R61 our words name whose it is, at the beginning of a sentence and within it")
    void namesWhoseItIs() {
        assertThat(toms.say("Your visits are paused. £3.00 goes back to your support money, £1.00 to your own money."))
                .isEqualTo("Tom Okafor’s visits are paused. £3.00 goes back to Tom Okafor’s support money, £1.00 to Tom"
                        + " Okafor’s own money.");
        assertThat(toms.say("Your calendar stays yours")).isEqualTo("Your calendar stays yours");
        assertThat(new Whose("A$1 B").say("your money")).isEqualTo("A$1 B’s money");
        assertThat(toms.either("You pay nothing", "Nothing is paid")).isEqualTo("Nothing is paid");
    }

    @Test
    @DisplayName("of who acts for nobody, their words stay as they are")
    void leavesOwnWords() {
        assertThat(own.say("Your visits are paused.")).isEqualTo("Your visits are paused.");
        assertThat(own.either("You pay nothing", "Nothing is paid")).isEqualTo("You pay nothing");
    }
}
