package uk.directly.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.register.Blocks;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Aisha, who can be asked, and whoever asks her; on a database of its own. */
// The audit trail only grows, so the council is made once for all tests of a class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
abstract class AskedAisha {
    static final Instant TUESDAY = Instant.parse("2026-12-01T10:00:00Z");
    static final Instant THURSDAY = Instant.parse("2026-12-03T14:00:00Z");
    static final Instant FRIDAY = Instant.parse("2026-12-04T14:00:00Z");

    final EnquiryFixture fixture;
    final TestDatabase database;
    final Enquiries enquiries;
    final EnquiryBook book;
    final Blocks blocks;
    UUID offer = new UUID(0, 0);
    Actor aisha;

    AskedAisha(TestDatabase database) {
        this.database = database;
        this.fixture = new EnquiryFixture(database, "uk.directly.register");
        this.enquiries = fixture.get(Enquiries.class);
        this.book = fixture.get(EnquiryBook.class);
        this.blocks = fixture.get(Blocks.class);
        this.aisha = fixture.person("Nobody", "Yet");
    }

    @BeforeAll
    void anOffer() {
        UUID provider = fixture.rows.provider("Aisha K");
        offer = fixture.rows.offer(provider, "Company and walks");
        aisha = fixture.runs(provider, "Aisha");
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    final EnquiryResult propose(Actor actor, Side side, Enquiry in, Way way, Instant start) {
        return result(enquiries.propose(
                actor, side, Ids.next(), in.id(), new MeetingProposal(way, List.of(start), null, null, null)));
    }

    final EnquiryResult agree(
            Actor actor, Side side, Enquiry in, Meeting meeting, Instant start, @Nullable String extra) {
        return result(enquiries.agree(actor, side, in.id(), meeting.id(), start, extra));
    }

    final Enquiry one(Actor actor, Side side, UUID id) {
        return Objects.requireNonNull(book.one(actor, side, id).block());
    }

    static List<EnquiryResult> atOnce(int many, IntFunction<Mono<EnquiryResult>> call) {
        return list(Flux.fromStream(IntStream.range(0, many).boxed())
                .flatMap(each -> call.apply(each).subscribeOn(Schedulers.parallel()), many));
    }

    static Enquiry done(Mono<EnquiryResult> result) {
        return done(result(result));
    }

    static Enquiry done(EnquiryResult result) {
        assertThat(result).isInstanceOf(EnquiryResult.Done.class);
        return ((EnquiryResult.Done) result).enquiry();
    }

    static EnquiryResult result(Mono<EnquiryResult> result) {
        return Objects.requireNonNull(result.block());
    }

    static <T> List<T> list(Flux<T> flux) {
        return Objects.requireNonNull(flux.collectList().block());
    }
}
