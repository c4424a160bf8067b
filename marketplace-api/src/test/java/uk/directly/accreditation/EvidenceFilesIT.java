package uk.directly.accreditation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.accreditation.model.Facts;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.file.FilePlace;
import uk.directly.file.FileScan;
import uk.directly.file.KeptFiles;
import uk.directly.file.SentFile;
import uk.directly.file.SentFile.Why;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.register.CheckName;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R30, R101: what is sent, who may open it, and when it goes. */
@WithDatabase
class EvidenceFilesIT {
    private static final byte[] PDF = EvidenceFixture.pdf("policy");

    private final EvidenceFixture fixture = new EvidenceFixture();
    private final TestDatabase database;
    private final Changes changes;
    private final Later clock = new Later();
    private final Path folder;
    private final EvidenceFiles files;
    private final Evidence evidence;
    private final UUID council = Ids.next();
    private final Actor aisha = person(Ids.next(), Ids.next());
    private final Actor other = person(Ids.next(), Ids.next());
    private final Actor officer = person(Ids.next(), null);

    EvidenceFilesIT(TestDatabase database, @TempDir Path folder) {
        this.database = database;
        this.folder = folder;
        JsonMapper json = JsonMapper.builder().build();
        changes = new Changes(database.client(), json);
        files = files(EvidenceFixture.place(folder), fixture.scanner());
        evidence = new Evidence(changes, new EvidenceBook(database.client(), json, clock), clock);
    }

    @BeforeEach
    void people() {
        database.execute(
                "insert into council (id, slug, name, phone, text_relay) values ('%s', 'f-%1$s', 'C', '0', '0')"
                        .formatted(council));
        for (Actor each : List.of(aisha, other, officer)) {
            database.execute("insert into person (council_id, id, name, first_name) values ('%s', '%s', 'N', 'N')"
                    .formatted(council, each.personId()));
        }
        for (Actor each : List.of(aisha, other)) {
            database.execute("""
                    insert into provider (council_id, id, person_id, kind, name, state, postcode, place, district)
                    values ('%s', '%s', '%s', 'personal-assistant', 'A', 'draft', 'M33 2AA', point(0, 0), 'Sale')""".formatted(council, each.providerId(), each.personId()));
        }
    }

    @Test
    @DisplayName(
            "R101 opened by who sent it and by an officer, whose look is written down; for everybody else it isn't there")
    void opensForThoseWhoMay() {
        UUID id = kept(send(aisha, "../secret/policy.pdf", PDF));

        assertThat(opened(files.own(aisha, id).block())).isEqualTo(PDF);
        assertThat(files.own(other, id).block()).isNull();
        assertThat(viewed(id)).isZero();
        EvidenceFile seen = files.open(officer, id).block();
        assertThat(opened(seen)).isEqualTo(PDF);
        assertThat(Objects.requireNonNull(seen).name()).isEqualTo("policy.pdf");
        assertThat(seen.mediaType()).isEqualTo("application/pdf");
        assertThat(viewed(id)).isOne();
        // R34: whoever runs it, or has an interest in it, doesn't look at it as an officer.
        assertThat(files.open(aisha, id).block()).isNull();
        Actor elsewhere = new Actor(officer.personId(), Ids.next(), "E", Set.of(Role.ACCREDITATION), null, Ids.next());
        assertThat(files.open(elsewhere, id).block()).isNull();
        assertThat(viewed(id)).isOne();
    }

    @Test
    @DisplayName("What is wrong is refused, and nothing of it stays on the disk")
    void refusesWhatIsWrong() throws IOException {
        assertThat(refusal(
                        send(aisha, "passport.pdf", "<svg><script>1</script></svg>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Why.WRONG_TYPE);
        assertThat(refusal(send(aisha, "passport.pdf", new byte[0]))).isEqualTo(Why.EMPTY);
        assertThat(refusal(send(aisha, "passport.pdf", new byte[KeptFiles.MOST_BYTES + 1])))
                .isEqualTo(Why.TOO_LARGE);
        assertThat(refusal(send(aisha, "passport.pdf", EvidenceFixture.pdf(EvidenceFixture.HARMFUL))))
                .isEqualTo(Why.HARMFUL);
        assertThat(refusal(send(officer, "passport.pdf", PDF))).isEqualTo(Why.NOT_FOUND);
        Actor thief =
                new Actor(other.personId(), council, "T", Set.of(Role.PROVIDER), aisha.providerId(), other.personId());
        assertThat(refusal(send(thief, "passport.pdf", PDF))).isEqualTo(Why.NOT_FOUND);
        assertThat(onDisk()).isEmpty();
    }

    @Test
    @DisplayName(
            "Without a place or a scanner files aren't taken, and where the scanner is away they can be sent again")
    void takesNothingUnlooked() {
        EvidenceFiles unscanned = files(EvidenceFixture.place(folder), null);
        EvidenceFiles placeless = files(null, fixture.scanner());
        EvidenceFiles away = files(
                EvidenceFixture.place(folder), content -> reactor.core.publisher.Mono.just(FileScan.Verdict.UNKNOWN));

        assertThat(unscanned.isOffered()).isFalse();
        assertThat(refusal(
                        unscanned.add(aisha, CheckName.INSURANCE, "a.pdf", PDF).block()))
                .isEqualTo(Why.NOT_OFFERED);
        assertThat(refusal(
                        placeless.add(aisha, CheckName.INSURANCE, "a.pdf", PDF).block()))
                .isEqualTo(Why.NOT_OFFERED);
        assertThat(refusal(away.add(aisha, CheckName.INSURANCE, "a.pdf", PDF).block()))
                .isEqualTo(Why.NOT_NOW);
    }

    @Test
    void refusesAFileOfWhichOneBitWasChanged() throws IOException {
        UUID id = kept(send(aisha, "policy.pdf", PDF));
        Path path = onDisk().getFirst();
        byte[] bytes = Files.readAllBytes(path);
        bytes[40] ^= 1;
        Files.write(path, bytes);

        assertThatThrownBy(() -> files.open(officer, id).block()).hasMessageContaining("is not what was kept");
    }

    @Test
    @DisplayName(
            "A file that nothing was given with goes after a day; one that was given stays, by several sweeps at once")
    void sweepsWhatIsLeftLying() throws IOException {
        UUID left = kept(send(aisha, "left.pdf", PDF));
        UUID given = kept(send(aisha, "given.pdf", PDF));
        give(given);

        clock.pass(Duration.ofHours(23));
        assertThat(sweep()).isZero();
        clock.pass(Duration.ofHours(2));
        List<Integer> counts = Flux.range(0, 3)
                .flatMap(replica -> sweeper().round())
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(1);
        assertThat(files.own(aisha, left).block()).isNull();
        assertThat(opened(files.own(aisha, given).block())).isEqualTo(PDF);
        assertThat(onDisk()).hasSize(1);
        assertThat(sweep()).isZero();
    }

    @Test
    @DisplayName("The file of what was replaced goes at once, and that of an application that lay for a year")
    void sweepsWhatIsOld() throws IOException {
        UUID first = kept(send(aisha, "first.pdf", PDF));
        give(first);
        UUID second = kept(send(aisha, "second.pdf", PDF));
        give(second);
        assertThat(sweep()).isOne();
        assertThat(files.own(aisha, first).block()).isNull();

        clock.pass(Duration.ofDays(364));
        assertThat(sweep()).isZero();
        clock.pass(Duration.ofDays(2));
        assertThat(sweep()).isOne();
        assertThat(onDisk()).isEmpty();
        assertThat(database.select("select count(*) from evidence_file where deleted_at is null and provider_id = '"
                        + aisha.providerId() + "'"))
                .containsExactly("0");
    }

    @Test
    @DisplayName("R102 nobody gives another's file, nor one of another check")
    void attachesOnesOwnOnly() {
        UUID others = kept(send(other, "policy.pdf", PDF));
        assertThat(giving(others)).isInstanceOf(JoiningResult.NoFile.class);
        UUID identity = kept(files.add(aisha, CheckName.IDENTITY, "passport.png", EvidenceFixture.png(40, 30))
                .block());
        assertThat(giving(identity)).isInstanceOf(JoiningResult.NoFile.class);
        assertThat(giving(UUID.randomUUID())).isInstanceOf(JoiningResult.NoFile.class);
    }

    private void give(UUID file) {
        assertThat(giving(file)).isInstanceOf(JoiningResult.Done.class);
    }

    private @Nullable JoiningResult giving(UUID file) {
        Facts facts = new Facts(
                "Harbour Mutual", "P-1", null, java.time.LocalDate.of(2027, 11, 30), null, List.of(), false, false);
        return evidence.give(aisha, Ids.next(), CheckName.INSURANCE, facts, file)
                .block();
    }

    private @Nullable SentFile send(Actor from, String name, byte[] content) {
        return files.add(from, CheckName.INSURANCE, name, content).block();
    }

    private static UUID kept(@Nullable SentFile sent) {
        assertThat(sent).isInstanceOf(SentFile.Kept.class);
        return ((SentFile.Kept) Objects.requireNonNull(sent)).id();
    }

    private static Why refusal(@Nullable SentFile sent) {
        assertThat(sent).isInstanceOf(SentFile.Refused.class);
        return ((SentFile.Refused) Objects.requireNonNull(sent)).why();
    }

    private static byte[] opened(@Nullable EvidenceFile file) {
        byte[] content = new byte[Objects.requireNonNull(file).content().remaining()];
        file.content().duplicate().get(content);
        return content;
    }

    private int viewed(UUID file) {
        return Integer.parseInt(database.select("select count(*) from audit_event where action = 'evidence-viewed'"
                        + " and details ->> 'fileId' = '" + file + "' and actor_id = '" + officer.personId() + "'")
                .getFirst());
    }

    private int sweep() {
        return sweeper().round().blockOptional().orElseThrow();
    }

    private EvidenceSweep sweeper() {
        return new EvidenceSweep(changes, files, fixture.evidenceSettings(), clock);
    }

    private List<Path> onDisk() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private EvidenceFiles files(@Nullable FilePlace place, @Nullable FileScan scan) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (place != null) {
            beans.addBean("place", place);
        }
        if (scan != null) {
            beans.addBean("scan", scan);
        }
        return new EvidenceFiles(
                changes,
                new KeptFiles(
                        fixture.evidenceSettings(),
                        beans.getBeanProvider(FilePlace.class),
                        beans.getBeanProvider(FileScan.class)),
                clock);
    }

    /** Product time, which these tests move. */
    private static final class Later extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T09:00:00Z"));

        void pass(Duration time) {
            now.updateAndGet(before -> before.plus(time));
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Actor person(UUID id, @Nullable UUID provider) {
        return new Actor(
                id, council, "N", provider == null ? Set.of(Role.ACCREDITATION) : Set.of(Role.PROVIDER), provider, id);
    }
}
