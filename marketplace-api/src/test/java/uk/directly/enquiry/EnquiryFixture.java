package uk.directly.enquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.accreditation.EvidenceFixture;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.file.FilePlace;
import uk.directly.file.FileScan;
import uk.directly.file.FileSettings;
import uk.directly.file.KeptFiles;
import uk.directly.offer.RegisterRows;
import uk.directly.people.Actor;
import uk.directly.people.People;
import uk.directly.people.Role;
import uk.directly.rate.MinimumPays;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;

/** People, providers and their offers, and the features up to asking, on a test's database and time. */
public final class EnquiryFixture implements AutoCloseable {
    public final MovableTime time = MovableTime.at("2026-11-30T09:00:00Z");
    public final TestDatabase database;
    public final RegisterRows rows;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public EnquiryFixture(TestDatabase database, String... packages) {
        this.database = database;
        this.rows = new RegisterRows(database).begin();
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(
                JsonMapper.class,
                () -> JsonMapper.builder()
                        .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .build());
        context.registerBean(Clock.class, () -> new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.instant();
            }
        });
        context.registerBean(
                FileSettings.class, () -> new FileSettings(null, null, Map.of(), null, Duration.ofMinutes(10)));
        context.registerBean(FilePlace.class, () -> EvidenceFixture.place(folder()));
        context.registerBean(FileScan.class, EvidenceFixture::scan);
        context.register(
                Changes.class,
                People.class,
                MinimumPays.class,
                Enquiries.class,
                EnquiryBook.class,
                Standings.class,
                KeptFiles.class,
                EnquiryFiles.class,
                Handovers.class);
        context.scan("uk.directly.council");
        if (packages.length > 0) {
            context.scan(packages);
        }
        context.refresh();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("messages");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of its parts. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Somebody with support money, in Sale. */
    public Actor person(String first, String last) {
        UUID id = Ids.next();
        String name = first + " " + last;
        database.execute("""
                insert into person (council_id, id, name, first_name) values ('%1$s', '%2$s', '%3$s', '%4$s');
                insert into home_address (council_id, person_id, lines, postcode)
                values ('%1$s', '%2$s', E'12 Mill Lane\\nSale', 'M33 2AA')""".formatted(RegisterRows.COUNCIL, id, name, first));
        return new Actor(id, RegisterRows.COUNCIL, name, Set.of(Role.HOLDER), null, id);
    }

    /** Somebody who runs this provider. */
    public Actor runs(UUID provider, String first) {
        UUID id = Ids.next();
        database.execute("""
                insert into person (council_id, id, name, first_name) values ('%1$s', '%2$s', '%3$s Runs', '%3$s');
                update provider set person_id = '%2$s' where council_id = '%1$s' and id = '%4$s'""".formatted(RegisterRows.COUNCIL, id, first, provider));
        return new Actor(id, RegisterRows.COUNCIL, first + " Runs", Set.of(Role.PROVIDER), provider, id);
    }

    @Override
    public void close() {
        context.close();
    }
}
