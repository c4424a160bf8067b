package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;
import static uk.directly.offer.RegisterRows.OTHER_COUNCIL;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;

/** What is found, and what is not. */
class SearchIT extends SearchedRegister {
    SearchIT(TestDatabase database) {
        super(database);
    }

    @Test
    @DisplayName("R37 only bookable offers of accredited providers who are visible to all are found")
    void findsOnlyWhatIsListed() {
        rows.offer(rows.provider("Listed"), "Shown");
        Stream.of("draft", "applied", "paused", "suspended", "left")
                .forEach(state -> rows.offer(rows.provider("P " + state, p -> p.state(state)), "Not " + state));
        Stream.of("adverts-only", "existing-only")
                .forEach(seen -> rows.offer(rows.provider("P " + seen, p -> p.visibility(seen)), "Not " + seen));
        Stream.of("draft", "paused", "withdrawn")
                .forEach(state -> rows.offer(rows.provider("O " + state), "Not " + state, o -> o.state(state)));
        rows.offer(rows.provider("Elsewhere", p -> p.in(OTHER_COUNCIL)), "Not in this council");

        assertThat(titles(ALL)).containsExactly("Shown");
    }

    @Test
    @DisplayName("R37 without a sign of life for 60 days an offer is hidden; the days are the council's")
    void hidesWhatShowsNoSignOfLife() {
        rows.offer(rows.provider("Alive"), "Alive", offer -> offer.signOfLife("2026-10-01T09:00:00Z"));
        rows.offer(rows.provider("Silent"), "Silent", offer -> offer.signOfLife("2026-10-01T08:59:59Z"));

        assertThat(titles(ALL)).containsExactly("Alive");
    }

    @Test
    @DisplayName("R35 personal care of an organisation is shown with its CQC id only")
    void hidesPersonalCareOfAnOrganisationWithoutCqc() {
        UUID without = rows.provider("Without", p -> p.kind("organisation"));
        rows.offer(without, "Care without", offer -> offer.service("personal-care"));
        rows.offer(without, "Cleaning without", offer -> offer.service("cleaning"));
        rows.offer(
                rows.provider("With", p -> p.kind("organisation").cqc("1-123")),
                "Care with",
                offer -> offer.service("personal-care"));
        rows.offer(
                rows.provider("Aisha K", p -> p.kind("personal-assistant")),
                "Care by a PA",
                offer -> offer.service("personal-care").openTo("{self-employed}"));

        assertThat(titles(ALL)).containsExactlyInAnyOrder("Cleaning without", "Care with", "Care by a PA");
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(search(near("ZZ99 9ZZ", 10), null, 10)).isEqualTo(new SearchResult.UnknownPlace("ZZ99 9ZZ"));
        assertThat(search(ALL.withService("wizardry"), null, 10))
                .isEqualTo(new SearchResult.UnknownService("wizardry"));
        assertThat(searches.count(ALL.withService("wizardry")).block()).isZero();
    }

    @Test
    void narrowsByKindLanguageSkillAndProvider() {
        UUID maria = rows.provider(
                "Maria P",
                p -> p.kind("personal-assistant").speaking("{English,Polish}").skilled("{Makaton,PEG}"));
        rows.offer(maria, "Marias", offer -> offer.openTo("{self-employed}"));
        rows.offer(rows.provider("Green Gate"), "Lawns");

        assertThat(titles(ALL.withKind(ProviderKind.PERSONAL_ASSISTANT))).containsExactly("Marias");
        assertThat(titles(ALL.withLanguage("polish"))).containsExactly("Marias");
        assertThat(titles(ALL.withLanguage("English"))).hasSize(2);
        assertThat(titles(ALL.withSkill(" makaton "))).containsExactly("Marias");
        assertThat(titles(ALL.withSkill("Juggling"))).isEmpty();
        assertThat(titles(ALL.withProvider(maria))).containsExactly("Marias");
    }

    @Test
    @DisplayName("R37 gender where an offer says it, and what a place has to have")
    void findsWhoAndWhatItHasToBe() {
        UUID signer = rows.provider("Signer");
        UUID woman = rows.offer(signer, "Care by a woman");
        UUID hall = rows.offer(signer, "Singing in the hall");
        database.execute("update offer set worker_gender = 'female' where id = '" + woman + "';"
                + " update offer set accessibility = '{step-free,hearing-loop}' where id = '" + hall + "'");

        assertThat(titles(ALL.withGender(WorkerGender.FEMALE))).containsExactly("Care by a woman");
        assertThat(titles(ALL.withGender(WorkerGender.MALE))).isEmpty();
        assertThat(titles(ALL.withAccessibility(Accessibility.HEARING_LOOP))).containsExactly("Singing in the hall");
        assertThat(titles(ALL.withAccessibility(Accessibility.CHANGING_PLACES))).isEmpty();
    }

    @Test
    @DisplayName("Who comes to some outcodes only is not found from the next one, however near")
    void comesToTheseOutcodesOnly() {
        UUID offer = rows.offer(rows.provider("Near"), "Round the corner");
        database.execute("update offer set outcodes = '{M41}' where id = '" + offer + "'");
        assertThat(titles(near("M33 2AA", 10))).isEmpty();

        database.execute("update offer set outcodes = '{M41,M33}' where id = '" + offer + "'");
        assertThat(titles(near("M33 2AA", 10))).hasSize(1);
    }

    @Test
    @DisplayName("An offer is found by what is said of it and its provider now, and not by what was said before")
    void followsEveryChange() {
        UUID provider = rows.provider("Signer", p -> p.skilled("{Makaton}").speaking("{English}"));
        UUID offer = rows.offer(provider, "Signing", o -> o.pence(1900));
        SearchQuery makaton = ALL.withSkill("makaton");
        SearchQuery tuesday = ALL.withWhen(TUESDAY_MORNING);
        SearchQuery cheap = ALL.withMaxRatePence(1500L);
        assertThat(titles(makaton)).hasSize(1);
        assertThat(titles(tuesday)).hasSize(1);
        assertThat(titles(cheap)).isEmpty();

        database.execute("update provider set skills = '{PEG}', languages = '{Urdu}' where id = '" + provider + "'");
        assertThat(titles(makaton)).isEmpty();
        assertThat(titles(ALL.withSkill("peg").withLanguage("urdu"))).hasSize(1);

        database.execute("update offer_rate set pence = 1450 where offer_id = '" + offer + "'");
        assertThat(titles(cheap)).hasSize(1);

        database.execute("delete from offer_hours where offer_id = '" + offer + "'");
        assertThat(titles(tuesday)).isEmpty();
        database.execute("insert into offer_exception (council_id, offer_id, position, days, minutes) values ('"
                + COUNCIL + "', '" + offer + "', 1, '[2026-12-01,2026-12-01]', '[540,780)')");
        assertThat(titles(tuesday)).hasSize(1);
        assertThat(database.select("select count(*) from offer o where o.tags <> offer_tags(o)"))
                .containsExactly("0");
    }
}
