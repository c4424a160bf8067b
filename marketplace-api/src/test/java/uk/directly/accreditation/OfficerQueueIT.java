package uk.directly.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.accreditation.AccreditationServer.come;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Who waits. Today is Tuesday 1 December 2026. */
@WithDatabase
class OfficerQueueIT {
    private final AccreditationServer server;
    private final OfficerQueue queue;

    OfficerQueueIT(TestDatabase database) {
        server = new AccreditationServer(database, "2026-12-01T09:00:00Z");
        queue = server.bean(OfficerQueue.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R30 filters by kind, by what they wait for, by who has it, and by late")
    void filters() {
        UUID late = applied("personal-assistant", "2026-11-10");
        UUID taken = applied("organisation", "2026-11-24");
        UUID again = applied("personal-assistant", "2026-11-25");
        UUID renewal = server.provider("community", "accredited");
        server.given(renewal, "insurance", "'2026-11-30'", "'2027-11-29'");
        server.given(again, "references", "null", "null");
        Decisions decisions = server.bean(Decisions.class);
        come(decisions.returnCheck(server.ann, again, CheckName.REFERENCES, null, "One is a relative"));
        server.given(again, "references", "null", "null");
        come(decisions.claim(server.sam, taken, false));
        Target target = come(queue.target(server.council));

        assertThat(ids(QueueFilter.ALL)).containsExactly(late, taken, again, renewal);
        assertThat(ids(filter(ProviderKind.ORGANISATION, null))).containsExactly(taken);
        assertThat(ids(filter(null, QueueFilter.What.NEW))).containsExactly(late, taken, again);
        assertThat(ids(filter(null, QueueFilter.What.RENEWAL))).containsExactly(renewal);
        assertThat(ids(filter(null, QueueFilter.What.ANSWERED))).containsExactly(again);
        assertThat(ids(new QueueFilter(null, null, server.sam.personId(), false, null)))
                .containsExactly(taken);
        assertThat(ids(new QueueFilter(null, null, null, true, null))).containsExactly(late, again, renewal);
        assertThat(target.lateSince()).isEqualTo(LocalDate.of(2026, 11, 16));
        assertThat(ids(new QueueFilter(null, null, null, false, target.lateSince())))
                .containsExactly(late);
        assertThat(come(queue.figures(server.council, server.today().plusDays(30))))
                .isEqualTo(new OfficerQueue.Figures(3, 1, 0));
    }

    @Test
    @DisplayName("R102 a council sees its own")
    void seesOwnCouncilOnly() {
        applied("personal-assistant", "2026-11-10");

        assertThat(come(queue.waiting(UUID.randomUUID(), QueueFilter.ALL, null, 10)
                        .collectList()))
                .isEmpty();
        assertThat(come(queue.suspended(UUID.randomUUID(), 10).collectList())).isEmpty();
    }

    private UUID applied(String kind, String since) {
        UUID provider = server.provider(kind, "applied");
        server.execute("update provider set applied_on = '" + since + "' where id = '" + provider + "'");
        return provider;
    }

    private List<UUID> ids(QueueFilter filter) {
        return come(queue.waiting(server.council, filter, null, 10)
                .map(QueueEntry::id)
                .collectList());
    }

    private static QueueFilter filter(@Nullable ProviderKind kind, QueueFilter.@Nullable What what) {
        return new QueueFilter(kind, what, null, false, null);
    }
}
