package uk.directly.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.budget.Enough;
import uk.directly.budget.model.HoursBought;
import uk.directly.budget.model.HoursBought.Price;
import uk.directly.rate.CardEngagement;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;
import uk.directly.web.testing.RenderedPage;

class EnoughWordsTests {
    private static final Whose YOURS = new Whose(null);
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Viewer COLIN = RenderedPage.viewer(Navigation.FINANCE);
    private static final Price EMPLOYED = new Price(CardEngagement.EMPLOYED, 1_204, 1560, 1560, 1700, 1560L);
    private static final Price SELF_EMPLOYED = new Price(CardEngagement.SELF_EMPLOYED, 3, 1780, 1780, 1780, 1780L);
    private static final Price NOBODY = new Price(CardEngagement.ORGANISATION, 0, 2280, 2280, 2280, 2280L);

    @ParameterizedTest
    @CsvSource({
        "1200, 20 hours",
        "1050, 17½ hours",
        "60, 1 hour",
        "30, ½ hour",
        "90, 1½ hours",
        "1040, 17 hours 20 minutes"
    })
    void writesHours(int minutes, String words) {
        assertThat(HoursWords.text(minutes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "1051, 1200, 17½ to 20 hours",
        "1051, 1079, 17½ hours",
        "10, 20, less than half an hour",
        "10, 40, 0 to ½ hour"
    })
    void promisesNoMoreThanTheHalfHourBelow(int least, int most, String words) {
        assertThat(HoursWords.range(least, most)).isEqualTo(words);
    }

    @Test
    @DisplayName("R28 An officer sees what it buys, how many are near, and what is short")
    void tellsOfficers() {
        EnoughPart part = EnoughWords.forOfficers(bought(24_960, 1200, EMPLOYED, SELF_EMPLOYED, NOBODY));

        assertThat(part.sentence()).isEqualTo("£249.60 a week buys 14 to 16 hours a week within 10 miles.");
        assertThat(part.flag()).isEqualTo("20 hours are planned: 4 hours short.");
        assertThat(officers(part))
                .contains("An employed PA 1,204 £15.60 (£15.60 to £17.00) 16 hours")
                .contains("A self-employed PA 3 £17.80 14 hours")
                .contains("An organisation nobody £22.80, what the council pays 10½ hours");
    }

    @Test
    @DisplayName("R28 Enough in one way only is said, and enough in all says nothing")
    void saysWhereItIsTooLittle() {
        assertThat(EnoughWords.forOfficers(bought(31_200, 1200, EMPLOYED, SELF_EMPLOYED))
                        .flag())
                .isEqualTo("20 hours are planned: too few with a self-employed PA.");
        assertThat(EnoughWords.forOfficers(bought(31_200, 1000, EMPLOYED, SELF_EMPLOYED))
                        .flag())
                .isNull();
        assertThat(EnoughWords.forOfficers(bought(31_200, null, EMPLOYED)).flag())
                .isNull();
    }

    @Test
    @DisplayName("R28 The person reads the same in plain words, and what to do about it")
    void tellsThePerson() {
        EnoughPart part = EnoughWords.forThePerson(bought(24_960, 1200, EMPLOYED, SELF_EMPLOYED), YOURS);

        assertThat(persons(part))
                .contains(
                        "£249.60 pays for 14 to 16 hours of support a week, from people within 10 miles of your home.")
                .contains("Your plan says 20 hours a week. That is 4 hours more than this pays for. Tell the council")
                .contains("Somebody you employ 1,204 £15.60 (£15.60 to £17.00) 16 hours");
        assertThat(EnoughWords.forThePerson(bought(31_200, 1200, EMPLOYED, SELF_EMPLOYED), YOURS)
                        .flag())
                .isEqualTo("Your plan says 20 hours a week. This does not pay for that with somebody who runs their own"
                        + " business.");
    }

    @Test
    @DisplayName("R28 Where nobody is near, or nobody knows the home, the council's rates say it")
    void goesByTheCouncilsRates() {
        Enough.Answer unknown = new Enough.Answer(10, false, HoursBought.of(22_800, null, List.of(NOBODY)));

        assertThat(EnoughWords.forOfficers(bought(22_800, null, NOBODY)).sentence())
                .isEqualTo("£228.00 a week buys 10 hours a week at the council’s rates. Nobody within 10 miles offers"
                        + " hours.");
        assertThat(EnoughWords.forOfficers(unknown).notes())
                .first()
                .asString()
                .contains("Nobody knows where they live");
        assertThat(persons(EnoughWords.forThePerson(unknown, YOURS)))
                .contains("At what the council pays for an hour, £228.00 is for 10 hours of support a week.")
                .contains("We don’t know where you live");
    }

    @Test
    void saysSoWithoutPrices() {
        Enough.Answer none = bought(22_800, 600);

        assertThat(EnoughWords.forOfficers(none).table()).isNull();
        assertThat(EnoughWords.forOfficers(none).flag()).isNull();
        assertThat(persons(EnoughWords.forThePerson(none, YOURS))).contains("We can’t say yet");
    }

    private static Enough.Answer bought(long weekly, @Nullable Integer planned, Price... prices) {
        return new Enough.Answer(10, true, HoursBought.of(weekly, planned, List.of(prices)));
    }

    private static String officers(EnoughPart part) {
        return RenderedPage.text(
                AwardPages.page(COLIN, SomeAwards.toms(), List.of(), List.of(), part, SomeAwards.TODAY, true, ""));
    }

    private static String persons(EnoughPart part) {
        return RenderedPage.textForPeople(
                AgreementPages.page(TOM, SomeAwards.toms(), List.of(SomeAwards.toms()), part, SomeAwards.TODAY, 6));
    }
}
