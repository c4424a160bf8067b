package uk.directly.accreditation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.accreditation.Joining;
import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.OwnPages;
import uk.directly.accreditation.PageChange;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R31, R40, R42, R75: one's own page, leaving, beginning again and for the first time. Today is 1 December 2026. */
@WithDatabase
class OwnPageIT {
    private final JoiningDesk desk;

    OwnPageIT(TestDatabase database) {
        desk = new JoiningDesk(database);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    @DisplayName("R40, R42 changes the own page, leaves in one step, and can begin again with what was accepted")
    void leavesAndBeginsAgain() {
        desk.join(desk.apply("personal-assistant", 1, "gardening"));
        desk.put("identity", JoiningDesk.good("identity")).expectStatus().isOk();
        desk.decide("identity", "accepted");
        Actor pa = desk.pa(desk.server.tom);
        OwnPages pages = desk.server.bean(OwnPages.class);
        assertThat(pages.change(pa, PageChange.visibility("existing-only", true))
                        .block())
                .isInstanceOf(JoiningResult.Done.class);
        assertThat(pages.change(pa, PageChange.services(List.of("personal-care")))
                        .block())
                .isInstanceOf(JoiningResult.Done.class);
        assertThat(pages.change(pa, PageChange.visibility("nobody", null)).block())
                .isInstanceOf(JoiningResult.Invalid.class);
        assertThat(desk.check("dbs").path("level").asString()).isEqualTo("enhanced");
        assertThat(pages.of(pa).blockOptional().orElseThrow())
                .returns("existing-only", page -> page.visibility())
                .returns(true, page -> page.inFeed())
                .returns(List.of("Personal care"), page -> page.services());

        assertThat(pages.leave(pa).block()).isInstanceOf(JoiningResult.Done.class);
        assertThat(pages.leave(pa).block()).isInstanceOf(JoiningResult.Done.class);
        JoiningDesk.problem(desk.put("dbs", JoiningDesk.good("dbs")), 409, "wrong-state");

        String again = desk.join(desk.apply("micro-provider", 1, "gardening"));
        assertThat(again).isEqualTo(desk.own());
        assertThat(desk.check("identity").path("state").asString()).isEqualTo("accepted");
        assertThat(desk.check("dbs").path("level").asString()).isEqualTo("basic");
        assertThat(desk.server.select(
                        "select what from provider_event where provider_id = '" + desk.own() + "' order by id"))
                .containsExactly("joined", "page-changed", "page-changed", "left", "begun-again");
    }

    @Test
    @DisplayName("R31 what search reckons with is the middle of a square, never the home")
    void keepsTheHomeToItself() {
        desk.join(desk.apply("personal-assistant", 1, "gardening"));

        assertThat(desk.server.select("select place::text from provider where id = '" + desk.own() + "'"))
                .containsExactly("(379250,392250)");
    }

    @Test
    @DisplayName("R75 when a broker leaves, the council keeps its funds the same moment")
    void keepsTheFundsOfABrokerThatLeaves() {
        desk.join(desk.apply("isf-broker", 1, "isf-brokerage"));
        desk.server.execute("update provider set state = 'accredited', accredited_on = '2026-01-01' where id = '"
                + desk.own() + "'");
        UUID award = desk.server.award(
                desk.server.grace,
                "isf",
                "[2026-11-02,)",
                new AwardTerms(10_000, Paid.NET, 0, 2, ReviewBand.STANDARD),
                null);
        desk.server.execute(
                "update budget set route = 'isf', broker_id = '" + desk.own() + "' where id = '" + award + "'");

        desk.server.bean(OwnPages.class).leave(desk.pa(desk.server.tom)).block();

        assertThat(desk.server.select("select route || ' ' || (kept_from = '" + desk.own()
                        + "') from budget where id = '" + award + "'"))
                .containsExactly("council-arranged true");
        assertThat(desk.server.select("select payload ->> 'budgetId' from outbox where topic = 'fund-kept'"
                        + " and council_id = '<council>'"))
                .containsExactly(award.toString());
    }

    @Test
    @DisplayName(
            "Whoever claims an entry of the directory has it beside their provider; one that isn't there is refused")
    void claimsAnEntry() {
        UUID listing = UUID.randomUUID();
        String claimed = JoiningDesk.body("community", 1, "arts-sport-leisure")
                .replace("\"kind\"", "\"listingId\": \"" + listing + "\", \"kind\"");
        JoiningDesk.problem(desk.server.post("/api/v1/providers", null, claimed), 400, "invalid-request");
        desk.server.execute("insert into listing (council_id, id, source, source_key, name, kind, imported_at) values"
                + " ('<council>', '" + listing + "', 'test', '" + listing + "', 'Art Club', 'club', '2026-11-01')");

        desk.join(desk.server.post("/api/v1/providers", null, claimed));

        assertThat(desk.server.select("select listing_id from provider where id = '" + desk.own() + "'"))
                .containsExactly(listing.toString());
        assertThat(desk.asked()).doesNotContain("dbs", "right-to-work");
    }

    @Test
    @DisplayName("Somebody unknown begins: a person, the role and their answers, once")
    void beginsAsNobody() {
        Joining joining = desk.server.bean(Joining.class);
        String subject = "oidc-" + UUID.randomUUID();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(joining.begin(subject, "Nora  Beck", "0161 496 0222", null)
                            .block())
                    .isInstanceOf(JoiningResult.Done.class);
        }
        assertThat(desk.server.select("select name || '/' || first_name from person where subject = '" + subject + "'"))
                .containsExactly("Nora Beck/Nora");
        List<String> found = desk.server.select("""
                select p.council_id || ' ' || p.id || ' ' || r.role from person p
                  join person_role r on r.council_id = p.council_id and r.person_id = p.id
                 where p.subject = '%s'""".formatted(subject));
        assertThat(found).singleElement().asString().endsWith(" provider");
        List<String> ids = List.of(found.getFirst().split(" ", -1));
        UUID id = UUID.fromString(ids.get(1));
        Actor nora = new Actor(id, UUID.fromString(ids.getFirst()), "Nora", Set.of(Role.PROVIDER), null, id);

        joining.answer(nora, Map.of("work", "alone", "decides", "person", "services", List.of("meals")), List.of())
                .block();
        joining.answer(nora, Map.of("personalCare", true), List.of("services")).block();
        assertThat(joining.answers(nora).blockOptional().orElseThrow())
                .returns("0161 496 0222", answers -> answers.phone())
                .returns("person", answers -> answers.decides())
                .returns(null, answers -> answers.services())
                .returns(true, answers -> answers.personalCare());
        assertThat(joining.finish(nora).block()).isInstanceOf(JoiningResult.Invalid.class);
        joining.answer(nora, Map.of("services", List.of(), "name", "Nora B.", "postcode", "m332aa"), List.of())
                .block();
        assertThat(joining.finish(nora).block()).isInstanceOf(JoiningResult.Joined.class);
        assertThat(desk.server.select(
                        "select kind || ' ' || name || ' ' || postcode || ' ' || phone from provider where person_id = '"
                                + id + "'"))
                .containsExactly("personal-assistant Nora B. M33 2AA 0161 496 0222");
        assertThat(desk.server.select("select count(*) from joining where person_id = '" + id + "'"))
                .containsExactly("0");
    }
}
