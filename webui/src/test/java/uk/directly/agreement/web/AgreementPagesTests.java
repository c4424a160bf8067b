package uk.directly.agreement.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.agreement.Agreement;
import uk.directly.agreement.BasisReason;
import uk.directly.agreement.Family;
import uk.directly.agreement.TermsState;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.rate.Engagement;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class AgreementPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Viewer AISHA = RenderedPage.viewer(Navigation.PROVIDER);
    private static final Instant AT = Instant.parse("2026-12-01T09:00:00Z");
    private static final UUID OFFER = new UUID(0, 5);

    @Test
    @DisplayName("R50 both sides read the same terms, each in their own words")
    void isReadByBoth() {
        Agreement agreement =
                agreement(Engagement.SELF_EMPLOYED, Family.NO, null, false, version(1, TermsState.AGREED, 1780));

        assertThat(holders(agreement))
                .contains("What you and Aisha K agreed")
                .contains("Aisha K runs their own business. You are not their boss.")
                .contains("Aisha K works for other people too.")
                .contains("£17.80 an hour, at any time")
                .contains("This counts now")
                .doesNotContain("Are the two of you family?");
        assertThat(RenderedPage.textForPeople(new AgreementPages(AISHA, false).one(agreement, FormErrors.NONE, null)))
                .contains("What you and Tom agreed")
                .contains("You run your own business. Tom is not your boss.")
                .contains("Ask for a new price: Going out")
                .doesNotContain("family");
    }

    @Test
    @DisplayName("R54 a new price says what is different, from when, and asks for a yes or a no")
    void showsWhatChanges() {
        Agreement agreement = agreement(
                Engagement.SELF_EMPLOYED,
                Family.NO,
                null,
                false,
                version(2, TermsState.PROPOSED, 1900),
                version(1, TermsState.AGREED, 1780));

        String text = holders(agreement);

        assertThat(text)
                .contains("Aisha K asks for this")
                .contains("What is different from before")
                .contains("Weekdays: £17.80 before, then £19.00")
                .contains("Counts from 29 December 2026")
                .contains("Yes, I agree")
                .contains("No, keep it as it is");
        assertThat(RenderedPage.textForPeople(new AgreementPages(AISHA, false).one(agreement, FormErrors.NONE, null)))
                .contains("Waiting for Tom")
                .contains("Take this back")
                .doesNotContain("Yes, I agree");
        assertThat(RenderedPage.textForPeople(new AgreementPages(TOM, true).list(List.of(agreement))))
                .contains("Waiting for your answer");
    }

    @Test
    @DisplayName("R54 asking for a new price is one field, then one look: every part of the week that much more")
    void asksForANewPrice() {
        Agreement agreement =
                agreement(Engagement.SELF_EMPLOYED, Family.NO, null, false, version(1, TermsState.AGREED, 1780));
        NewPricePages pages =
                new NewPricePages(AISHA, agreement, agreement.versions().getFirst(), LocalDate.of(2026, 12, 29));

        String ask = RenderedPage.html(pages.ask("much", FormErrors.one("more", "Enter an amount, like 1.50")));
        assertThat(ask).containsOnlyOnce("type=\"text\"").contains("value=\"much\"");
        assertThat(RenderedPage.textForPeople(pages.ask("", FormErrors.NONE)))
                .contains("How much more for each hour?")
                .contains("£17.80 an hour, at any time")
                .contains("29 December 2026, the earliest day");
        assertThat(RenderedPage.textForPeople(pages.check(150, "", FormErrors.NONE)))
                .contains("£19.30 an hour, at any time. Now it is £17.80")
                .contains("Tom says yes or no.")
                .contains("Ask for this");
        assertThat(RenderedPage.html(pages.check(150, "", FormErrors.NONE)))
                .contains("name=\"weekday\" value=\"19.30\"")
                .contains("name=\"from-month\" value=\"12\"")
                .contains("more=1.50");
        assertThat(RenderedPage.html(pages.all(pages.typed(150), FormErrors.NONE)))
                .contains("value=\"19.30\"")
                .doesNotContain(" open>");
        assertThat(RenderedPage.html(pages.all(pages.typed(0), FormErrors.one("days", "Enter a whole number, or 0"))))
                .containsPattern("<details[^>]* open");
    }

    @Test
    @DisplayName("R62 family is asked kindly while it isn't answered, and what waits for the council says so")
    void asksAboutFamily() {
        Agreement.Version version = version(1, TermsState.AGREED, 1780);

        assertThat(holders(agreement(Engagement.SELF_EMPLOYED, null, null, false, version)))
                .contains("Are the two of you family?")
                .contains("We ask once and keep nothing but your answer.");
        assertThat(holders(agreement(Engagement.SELF_EMPLOYED, Family.PARTNER, null, false, version)))
                .contains("The council has to say yes before its money pays Aisha K.");
        assertThat(holders(agreement(
                        Engagement.SELF_EMPLOYED,
                        Family.PARTNER,
                        new Agreement.FamilyDecision(
                                new UUID(0, 9), false, null, null, "Others can do it.", AT, "Amina", null),
                        false,
                        version)))
                .contains("The council said no to paying Aisha K from its money: Others can do it.");
    }

    @Test
    @DisplayName("R9 what the council has not checked says so; R83 what is left to do leads there")
    void warns() {
        Agreement agreement =
                agreement(Engagement.EMPLOYED, Family.NO, null, true, version(1, TermsState.WAITING, 1320));

        assertThat(holders(agreement))
                .contains("You chose this person. The council has not checked them.")
                .contains("Before Aisha K can start, there are things to do.")
                .contains("Before Aisha K starts: what to do");
        assertThat(RenderedPage.textForPeople(new AgreementPages(TOM, true).list(List.of(agreement))))
                .contains("Something is left to do");
        assertThat(RenderedPage.textForPeople(new AgreementPages(TOM, true).list(List.of())))
                .contains("When you book somebody for the first time");
    }

    private static String holders(Agreement agreement) {
        return RenderedPage.textForPeople(new AgreementPages(TOM, true).one(agreement, FormErrors.NONE, null));
    }

    private static Agreement agreement(
            Engagement engagement,
            @Nullable Family family,
            Agreement.@Nullable FamilyDecision decision,
            boolean chosen,
            Agreement.Version... versions) {
        return new Agreement(
                new UUID(0, 1),
                new UUID(0, 2),
                engagement,
                new Agreement.Party(new UUID(0, 3), "Tom"),
                new Agreement.Provider(new UUID(0, 4), "Aisha K", "personal-assistant"),
                chosen,
                engagement == Engagement.SELF_EMPLOYED
                        ? new Agreement.Basis(List.of(BasisReason.OTHER_CLIENTS), "Tom Okafor", AT)
                        : null,
                family,
                decision,
                engagement != Engagement.EMPLOYED,
                List.of(),
                List.of(versions),
                null);
    }

    private static Agreement.Version version(int number, TermsState state, long pence) {
        boolean proposed = state == TermsState.PROPOSED;
        return new Agreement.Version(
                number,
                OFFER,
                "Going out",
                "hourly",
                null,
                state,
                proposed ? LocalDate.of(2026, 12, 29) : null,
                Map.of("weekday", pence, "sunday", pence),
                new CancellationTerms(List.of(new CancellationTerms.Tier(0, 100))),
                OfferExtras.NONE,
                0,
                0,
                0,
                "Who\nAisha K works for themselves.\n\nPrices\n- Weekdays: an hour",
                null,
                proposed ? null : AT,
                state == TermsState.WAITING ? null : AT,
                proposed ? AT : null,
                null,
                state == TermsState.AGREED);
    }
}
