package uk.directly.advert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertCheckTests {
    private static final long LEAST = 1_271;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I want a young person to help|age",
                "somebody aged 20 to 35|age",
                "no older than 40|age",
                "a mature lady would be lovely|age",
                "White British carers only|race",
                "must be English|race",
                "no foreigners please|race",
                "native English speaker|race",
                "Christian only|religion",
                "No Muslims|religion",
                "must be a Catholic|religion",
                "no children of your own|children",
                "not pregnant|children",
                "must be fit and healthy|disabled",
                "able-bodied helper|disabled",
                "No DBS needed|Checks",
                "a DBS is not required|Checks",
                "cash in hand|paid openly",
                "no tax, no questions|paid openly",
                "female only|woman or a man",
                "looking for a nice lady|woman or a man",
                "no men please|woman or a man",
                "Call me on 07700 900123|phone number",
                "I am Tom Okafor|full name",
                "I live at 12 Mill Lane|address",
                "M33 2AA|postcode",
            })
    @DisplayName("says what has to be changed, and why")
    void finds(String words, String why) {
        assertThat(AdvertCheck.of(advert(words, false, null, 1_780), "Tom Okafor", LEAST))
                .extracting(AdvertCheck.Finding::message)
                .anyMatch(message -> message.contains(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am 58 and had a stroke. I would like to get out again and see my friends.",
                "Help with shopping and cooking, weekday mornings from 9:30 to 12:30, £17.80 an hour.",
                "I am a young man who loves football; my wife works on Mondays.",
                "Somebody who speaks Polish well and knows Polish cooking.",
                "Come with me to church on Sundays, or to the mosque on Fridays.",
                "I use a hoist: you have to be able to work with it. 20 minutes walk from the tram.",
                "Good with children, as my grandson is often here.",
                "An English speaking person, or somebody with Makaton.",
                "My mother is 82 and over 60 kg; two people are needed.",
                "Over 20 hours a week at first, under 30 later.",
                "I like black coffee, white bread and Asian food.",
                "You will need an enhanced DBS check. References are needed.",
            })
    @DisplayName("leaves what is lawful and tells nobody who it is")
    void leavesTheRest(String words) {
        assertThat(AdvertCheck.of(advert(words, false, null, 1_780), "Tom Okafor", LEAST))
                .isEmpty();
    }

    @Test
    @DisplayName("a woman or a man may be asked for with a reason, for personal care alone")
    void letsAskForAWomanForIntimateCare() {
        Advert lawful = advert("Help with washing.", true, "female", 1_780);

        assertThat(AdvertCheck.of(lawful, "Ann Lee", LEAST)).isEmpty();
        assertThat(AdvertCheck.flag(lawful)).contains("Intimate care");
        assertThat(AdvertCheck.of(advert("Help with shopping.", false, "female", 1_780), "Ann Lee", LEAST))
                .extracting(AdvertCheck.Finding::field)
                .containsExactly("gender");
        assertThat(AdvertCheck.of(advert("Female carer please.", true, null, 1_780), "Ann Lee", LEAST))
                .extracting(AdvertCheck.Finding::message)
                .singleElement()
                .asString()
                .contains("with the reason");
    }

    @Test
    @DisplayName("R56 nobody is offered less than the law lets them be paid")
    void refusesLessThanTheLeast() {
        assertThat(AdvertCheck.of(advert("Company.", false, null, 1_270), "Ann Lee", LEAST))
                .extracting(AdvertCheck.Finding::message)
                .singleElement()
                .asString()
                .contains("12.71");
        assertThat(AdvertCheck.of(advert("Company.", false, null, 1_271), "Ann Lee", LEAST))
                .isEmpty();
    }

    @Test
    void saysEachThingOnce() {
        List<AdvertCheck.Finding> findings =
                AdvertCheck.of(advert("female only. Female only. Cash in hand.", false, null, 1_780), "Ann Lee", LEAST);

        assertThat(findings)
                .extracting(AdvertCheck.Finding::text)
                .contains("Cash in hand")
                .doesNotHaveDuplicates();
    }

    static Advert advert(String words, boolean personalCare, @Nullable String gender, long pence) {
        return new Advert(
                new UUID(0, 1),
                new UUID(0, 2),
                "companionship",
                "Companionship",
                personalCare,
                "Weekday mornings",
                360,
                "Sale Central, M33",
                pence,
                words,
                gender,
                gender == null ? null : "Intimate care",
                AdvertState.DRAFT,
                Instant.parse("2026-11-30T09:00:00Z"),
                null,
                null,
                null,
                null,
                1,
                "Tom",
                0,
                0);
    }
}
