package uk.directly.web.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageWordsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "£624.00 posted",
                "£44.50 is held",
                "Held for visits",
                "£80 ring-fenced",
                "£535.00 available",
                "Available: £535.00",
                "Your available balance",
                "This visit is settled",
                "Choose a plan line",
                "Holiday accrual",
                "Your award starts today",
                "The engagement is employed",
                "Add a payee",
                "The holder says yes",
                "Service users like it",
                "We reconcile this"
            })
    void findsOurOwnWords(String text) {
        assertThat(PageWords.faults(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "£490.50 left to use until Sunday 13 December",
                "Aisha is available on Tuesday mornings",
                "Times that are available",
                "Card holding is not a word we mind, nor postal, nor household",
                "Stakeholder reports go elsewhere",
                "Send it by post"
            })
    void leavesPlainEnglishAlone(String text) {
        assertThat(PageWords.faults(text)).isEmpty();
    }

    @Test
    void saysWhichWordWhereAndWhatInstead() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> PageWords.check("/home", "You have £44.50 held for Aisha"))
                .withMessageContaining("/home")
                .withMessageContaining("promised for visits");
    }

    @Test
    void readsWhatAPersonReads() {
        String text = PageWords.textOf(
                "<style>.held{}</style><p data-state=\"held\">Tom &amp; Aisha</p><button aria-label=\"Yes, that&#39;s right\"></button>");

        assertThat(text).contains("Tom & Aisha").contains("Yes, that's right").doesNotContain("held");
    }
}
