package uk.directly.notice.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people are told: every key has its words, and an SMS fits into one. */
class WordsTests {
    private static final int ONE_SMS = 160;
    /** GSM 03.38: one letter outside of it halves what fits. */
    private static final Pattern GSM =
            Pattern.compile("[A-Za-z0-9 \\r\\n@£$¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà_!\"#%&'()*+,\\-./:;<=>?]+");

    private final Words words = new Words(Locale.UK);

    /** As long as any: the longest day and time, a large amount, names as people have them. */
    private static final Words.Gaps LONG = Words.Gaps.of(
            Map.of(
                    "startsAt",
                    "2026-09-30T22:45:00Z",
                    "from",
                    "2026-09-30",
                    "amountPence",
                    123_456_789L,
                    "visits",
                    1_000L),
            "Northern Community Companions and Day Opportunities Limited",
            "Anastasia-Wilhelmina");

    private static Stream<String> keys() {
        return Inventory.all().stream()
                .flatMap(topic -> topic.tellings().stream().map(topic::words))
                .distinct();
    }

    @Test
    @DisplayName("R100 every notice has a subject, a short text and a long one")
    void everyKeyHasWords() {
        assertThat(words.keys())
                .containsAll(keys().flatMap(key -> Stream.of(key + ".subject", key + ".short", key + ".long"))
                        .toList());
    }

    @Test
    void noWordsAreLeftOver() {
        List<String> around = List.of("for", "digest", "sms", "page", "call", "outside");

        Set<String> told = words.keys().stream()
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .filter(key -> !around.contains(key))
                .collect(Collectors.toSet());

        assertThat(told).containsExactlyInAnyOrderElementsOf(keys().toList());
    }

    @Test
    @DisplayName("R100 an SMS is one SMS, whatever it is filled with, also for somebody else")
    void anSmsIsOne() {
        assertThat(keys().flatMap(key -> Stream.of(
                                words.of(key, LONG, null), words.of(key, LONG, "Wilhelmina Featherstonehaugh")))
                        .map(words::sms))
                .allSatisfy(
                        sms -> assertThat(sms).hasSizeLessThanOrEqualTo(ONE_SMS).matches(GSM));
    }

    @Test
    @DisplayName("R107 no SMS names anybody")
    void noSmsNamesAnybody() {
        assertThat(words.keys().stream().filter(key -> key.endsWith(".short")))
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(words.fill(key, Map.of())).doesNotContain("{provider}", "{person}", "{for}"));
    }

    @Test
    void everyGapIsFilled() {
        assertThat(keys().map(key -> words.of(key, Words.Gaps.of(Map.of(), null, null), "Ada"))
                        .flatMap(text -> Stream.of(text.subject(), text.brief(), text.full())))
                .allSatisfy(text -> assertThat(text).doesNotContain("{", "}", "null"));
    }

    @Test
    void saysWhenAndHowMuchAsPeopleDo() {
        assertThat(words.of(
                                "visit-approved-by-silence.holder",
                                Words.Gaps.of(
                                        Map.of("startsAt", "2026-12-08T09:30:00Z", "amountPence", 4450),
                                        "Maya T",
                                        null),
                                null)
                        .full())
                .startsWith("You did not answer about the visit on Tuesday 8 December, 9:30am, so £44.50 is paid to"
                        + " Maya T,");
    }

    @Test
    void saysTimesAsThePagesDo() {
        assertThat(when("2026-12-08T14:00:00Z")).isEqualTo("Your visit on Tuesday 8 December, 2pm is booked.");
        assertThat(when("2026-07-08T11:00:00Z")).isEqualTo("Your visit on Wednesday 8 July, midday is booked.");
        assertThat(when("2026-12-08T00:00:00Z")).isEqualTo("Your visit on Tuesday 8 December, midnight is booked.");
    }

    private String when(String start) {
        return words.of("booking-accepted.holder", Words.Gaps.of(Map.of("startsAt", start), null, null), null)
                .brief();
    }

    @Test
    @DisplayName(
            "R100 Easy Read: an idea a line, in few and short words; there is some for what a person is told of most")
    void easyReadIsEasy() {
        List<String> around = List.of("none", "for");
        assertThat(keys().toList())
                .containsAll(words.easyKeys().stream()
                        .filter(key -> !around.contains(key))
                        .toList());
        assertThat(words.easyKeys())
                .contains(
                        "booking-accepted.holder",
                        "booking-declined.holder",
                        "booking-called-off.holder",
                        "visit-recorded.holder",
                        "visit-reminded.holder",
                        "message-sent.holder",
                        "budget-frozen.holder",
                        "contact-changed.person");

        Words.Gaps short1 = Words.Gaps.of(Map.of("startsAt", "2026-12-08T09:30:00Z"), "Maya", "Tom");
        assertThat(words.easyKeys().stream()
                        .filter(key -> !around.contains(key))
                        .flatMap(key -> words.easy(key, short1, null).stream()))
                .allSatisfy(line -> {
                    assertThat(line.replace("8 December, 9:30am", "8 December"))
                            .matches(".*[.?]$")
                            .doesNotContain("{", ",", ";", "(", "’");
                    assertThat(line.split(" ", -1)).hasSizeLessThanOrEqualTo(11);
                });
    }

    @Test
    @DisplayName("R100 what there is no Easy Read of comes as it is, and says so")
    void saysWhatIsNotInEasyRead() {
        assertThat(words.easy("fund-kept.holder", LONG, null))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("We do not have this in Easy Read yet.");
        assertThat(words.easy("fund-kept.holder", LONG, "Ada"))
                .last()
                .isEqualTo(words.of("fund-kept.holder", LONG, "Ada").full());
        assertThat(words.easy("booking-accepted.holder", LONG, "Ada").getFirst())
                .isEqualTo("This is about Ada.");
    }

    @Test
    void saysForWhomItIs() {
        Words.Text text = words.of("budget-frozen.holder", LONG, "Daniel Shah");

        assertThat(text.subject()).isEqualTo("For Daniel Shah: Your support money is stopped for now");
        assertThat(text.brief()).doesNotContain("Shah");
    }
}
