package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.offer.Facet.Value;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class SearchSummaryIT {
    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;

    SearchSummaryIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
    }

    @BeforeEach
    void register() {
        rows.begin();
        rows.offer(
                rows.provider("Aisha", each -> each.kind("personal-assistant").speaking("{English,Urdu}")), "One");
        rows.offer(rows.provider("Bola", each -> each.kind("personal-assistant")), "Two");
        rows.offer(rows.provider("Green Gate", each -> each.metresEast(6000)), "Three");
        database.execute("update offer set district = 'Stretford, M32' where title = 'Three'");
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R37 a search is summed up: how many, where, and what each answer of a filter would bring")
    void sumsUp() {
        SearchSummary all = summary(SearchQuery.all(COUNCIL));

        assertThat(all.count()).isEqualTo(3);
        assertThat(all.districts())
                .containsExactly(
                        new SearchSummary.District("Sale, M33", 2), new SearchSummary.District("Stretford, M32", 1));
        assertThat(values(all, Facet.Name.LANGUAGE)).containsExactly(new Value("English", 3), new Value("Urdu", 1));
    }

    @Test
    @DisplayName("what is asked already is counted as if it weren't")
    void countsWhatElseCouldBeAsked() {
        SearchSummary asked = summary(SearchQuery.all(COUNCIL).withKind(ProviderKind.MICRO_PROVIDER));

        assertThat(asked.count()).isEqualTo(1);
        assertThat(values(asked, Facet.Name.KIND))
                .containsExactly(new Value("personal-assistant", 2), new Value("micro-provider", 1));
        assertThat(values(asked, Facet.Name.LANGUAGE)).containsExactly(new Value("English", 1));
        assertThat(summary(SearchQuery.all(COUNCIL).withService("wizardry"))).isEqualTo(SearchSummary.NOTHING);
    }

    @Test
    @DisplayName("the same over the API, with the parameters of a search, and its errors")
    void sumsUpOverTheApi() {
        context.client()
                .get()
                .uri("/api/v1/offers/summary?kind=micro-provider&near=M33 2AA&within=10")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.count")
                .isEqualTo(1)
                .jsonPath("$.orMore")
                .isEqualTo(false)
                .jsonPath("$.districts[0].value")
                .isEqualTo("Stretford, M32")
                .jsonPath("$.facets[?(@.name == 'kind')].values[0].count")
                .isEqualTo(2);
        for (String wrong : List.of(
                "within=0",
                "from=soon",
                "times=teatime",
                "maxRatePence=-1",
                "times=nights&from=2026-12-01T10:00:00Z&to=2026-12-01T12:00:00Z")) {
            assertThat(status(wrong)).as(wrong).isEqualTo(400);
        }
        assertThat(status("near=ZZ99 9ZZ")).isEqualTo(422);
    }

    private int status(String query) {
        return context.client()
                .get()
                .uri("/api/v1/offers/summary?" + query)
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private SearchSummary summary(SearchQuery query) {
        return requireNonNull(context.get(Searches.class).summary(query).block());
    }

    private static List<Value> values(SearchSummary summary, Facet.Name name) {
        return summary.facets().stream()
                .filter(facet -> facet.name() == name)
                .flatMap(facet -> facet.values().stream())
                .toList();
    }
}
