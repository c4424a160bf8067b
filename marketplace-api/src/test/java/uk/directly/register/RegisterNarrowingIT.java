package uk.directly.register;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.offer.OfferContext;
import uk.directly.offer.RegisterRows;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** The register by what people do and speak, and what they offer. */
@WithDatabase
class RegisterNarrowingIT {
    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final Register register;

    RegisterNarrowingIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.register = context.get(Register.class);
    }

    @BeforeEach
    void emptyRegister() {
        rows.begin();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void narrowsByServiceItsPartsAndLanguage() {
        UUID cleaner = rows.provider("Cleaner", p -> p.speaking("{English,Polish}"));
        does(cleaner, "cleaning");
        UUID gardener = rows.provider("Gardener");
        does(gardener, "gardening");

        assertThat(names("cleaning", null, null)).containsExactly("Cleaner");
        assertThat(names("domestic-help", null, null)).containsExactly("Cleaner");
        assertThat(names("shopping", null, null)).isEmpty();
        assertThat(names(null, "polish", null)).containsExactly("Cleaner");
        assertThat(names("gardening", "Polish", null)).isEmpty();
        assertThat(names(null, null, "gardning")).containsExactly("Gardener");
        assertThat(register.languages(COUNCIL).collectList().block()).containsExactly("English", "Polish");
        assertThat(register.count(query("cleaning", null, null)).block()).isEqualTo(1);
        assertThat(register.count(query(null, null, null)).block()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "R35 a service stands there only once all that is asked for it is there, of an organisation its CQC number")
    void hidesServicesThatAreNotCleared() {
        UUID provider = rows.provider("Helping Hands", p -> p.kind("organisation"));
        does(provider, "gardening");
        does(provider, "personal-care");

        assertThat(services(provider)).containsExactly("Gardening");
        assertThat(names("personal-care", null, null)).isEmpty();
        database.execute("update provider set cqc_id = '1-23' where id = '%s'".formatted(provider));
        assertThat(services(provider)).containsExactly("Personal care", "Gardening");

        // Nothing was given for it, so that the next look at its checks takes it away.
        database.execute(
                "select provider_refresh(p, '2026-11-30') from provider p where p.id = '%s'".formatted(provider));
        assertThat(services(provider)).containsExactly("Gardening");
        assertThat(names("personal-care", null, null)).isEmpty();
    }

    @Test
    @DisplayName("R37 an entry has the offers that search would show")
    void hasItsOffers() {
        UUID provider = rows.provider("Gardener");
        UUID listed = rows.offer(provider, "Hedges");
        rows.offer(provider, "Lawns", offer -> offer.state("draft"));
        rows.offer(provider, "Ponds", offer -> offer.signOfLife("2026-09-01"));

        assertThat(requireNonNull(register.withOffers(COUNCIL, provider).block())
                        .offers())
                .containsExactly(new ProviderEntry.Offer(listed, "Hedges", "Gardening"));
        assertThat(requireNonNull(register.entry(COUNCIL, provider).block()).offers())
                .isEmpty();
        database.execute("update provider set state = 'suspended' where id = '%s'".formatted(provider));
        assertThat(register.withOffers(COUNCIL, provider).blockOptional()).isEmpty();
    }

    @Test
    void saysTheSameOverJson() {
        UUID provider = rows.provider("Cleaner", p -> p.speaking("{English,Polish}"));
        does(provider, "cleaning");
        rows.offer(provider, "Hedges");

        context.client()
                .get()
                .uri("/api/v1/providers?service=domestic-help&language=Polish")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].services[0].slug")
                .isEqualTo("cleaning")
                .jsonPath("$.items[0].daysOnRegister")
                .isEqualTo(302)
                .jsonPath("$.items[0].offers")
                .doesNotExist();
        context.client()
                .get()
                .uri("/api/v1/providers/" + provider)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.offers[0].title")
                .isEqualTo("Hedges")
                .jsonPath("$.accreditedOn")
                .isEqualTo("2026-02-01")
                .jsonPath("$.postcode")
                .doesNotExist();
        context.client()
                .get()
                .uri("/api/v1/providers?service=juggling")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private void does(UUID provider, String service) {
        database.execute("""
                insert into provider_service (council_id, provider_id, service_id)
                select '%s', '%s', id from service where slug = '%s'""".formatted(COUNCIL, provider, service));
    }

    private List<String> services(UUID provider) {
        return requireNonNull(register.entry(COUNCIL, provider).block()).services().stream()
                .map(ProviderEntry.Service::name)
                .toList();
    }

    private List<String> names(@Nullable String service, @Nullable String language, @Nullable String text) {
        return requireNonNull(register.search(query(service, language, text), null, 20)
                .map(ProviderEntry::name)
                .collectList()
                .block());
    }

    private static RegisterQuery query(@Nullable String service, @Nullable String language, @Nullable String text) {
        return new RegisterQuery(COUNCIL, text, null, 10, null, service, language);
    }
}
