package uk.directly.notice.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.enquiry.Team;

/** Every topic that the SQL writes was decided about, and nothing else. */
class InventoryTests {
    private static final Path SQL = Path.of("src", "main", "resources", "db", "migration");
    /** A statement that writes into the outbox, itself or by a function whose name says that it tells. */
    private static final Pattern WRITES = Pattern.compile("(insert into outbox|\\b\\w+_(?:tell|notice|sent)\\()[^;]*;");

    private static final Pattern TOPIC = Pattern.compile("'([a-z]+(?:-[a-z]+)+-?)'");
    /** In such a statement, and no topic: names of audit lines, outcomes and states. */
    private static final Set<String> NO_TOPICS = Set.of(
            "not-for-me",
            "carry-on",
            "enquiry-message-sent",
            "suspension-ended",
            "page-changed",
            "begun-again",
            "not-found");

    @Test
    @DisplayName("R104 every topic of the outbox is told to somebody, or says why it is told to nobody")
    void everyTopicIsDecided() throws IOException {
        assertThat(decided()).isEqualTo(written());
    }

    @Test
    void findsTopicsInWhateverWayTheyAreWritten() {
        assertThat(topics("""
                        insert into outbox (council_id, topic, payload, at)
                        -- a comment; with a semicolon
                        values (x, case when y then 'one-thing' else 'another-thing' end, z, at);
                        perform advert_tell(a, 'third-thing', who, at);
                        perform audit(council, command, at, 'no-thing', 'booking');
                        """)).containsExactly("another-thing", "one-thing", "third-thing");
    }

    private static Set<String> decided() {
        return Inventory.all().stream()
                .map(Topic::name)
                .filter(name -> !name.equals(Inventory.CONTACT_CHANGED))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> written() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(SQL)) {
            for (Path file : files.filter(InventoryTests::isFunctions).toList()) {
                found.addAll(topics(Files.readString(file)));
            }
        }
        // The state that it comes into is part of the name: those that advert_answer may have but for the first.
        if (found.remove("advert-answer-")) {
            found.add("advert-answer-chosen");
            found.add("advert-answer-declined");
        }
        // The team is part of the name.
        if (found.remove("thread-handed-to-")) {
            for (Team team : Team.values()) {
                found.add("thread-handed-to-" + team.slug());
            }
        }
        found.removeAll(NO_TOPICS);
        return found;
    }

    private static boolean isFunctions(Path file) {
        return file.getFileName().toString().startsWith("R__");
    }

    private static Set<String> topics(String sql) {
        Set<String> found = new TreeSet<>();
        Matcher statements = WRITES.matcher(sql.replaceAll("--[^\\n]*", ""));
        while (statements.find()) {
            Matcher topic = TOPIC.matcher(statements.group());
            while (topic.find()) {
                found.add(topic.group(1));
            }
        }
        return found;
    }
}
