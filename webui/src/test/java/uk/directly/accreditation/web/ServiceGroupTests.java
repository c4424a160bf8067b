package uk.directly.accreditation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.accreditation.JoiningServices;
import uk.directly.web.Choice;
import uk.directly.web.ChoiceGroup;

class ServiceGroupTests {
    private static final Pattern SERVICE =
            Pattern.compile("\\('([a-z-]+)', '([^']+)', (?:null|'[a-z-]+'), \\d+, (true|false)\\)");

    @Test
    @DisplayName("R36 each service of the taxonomy stands in one group, and none among the other ones")
    void holdsEachServiceOnce() throws IOException {
        List<JoiningServices.Kind> seeded = seeded();

        List<ChoiceGroup> groups = ServiceGroup.of(seeded);

        assertThat(seeded).hasSizeGreaterThan(25);
        assertThat(groups.stream().flatMap(group -> group.choices().stream()).map(Choice::value))
                .containsExactlyInAnyOrderElementsOf(
                        seeded.stream().map(JoiningServices.Kind::slug).toList());
        assertThat(groups).extracting(ChoiceGroup::heading).doesNotContain("Other support");
        assertThat(groups).allSatisfy(group -> assertThat(group.choices()).hasSizeBetween(2, 8));
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        assertThat(ServiceGroup.of(List.of(new JoiningServices.Kind("hot-air-balloons", "Balloons", false))))
                .containsExactly(new ChoiceGroup("Other support", List.of(Choice.of("hot-air-balloons", "Balloons"))));
    }

    private static List<JoiningServices.Kind> seeded() throws IOException {
        try (InputStream seed = Objects.requireNonNull(
                ServiceGroupTests.class.getResourceAsStream("/db/migration/V012__seed_services.sql"))) {
            return SERVICE.matcher(new String(seed.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> new JoiningServices.Kind(
                            found.group(1), found.group(2), Boolean.parseBoolean(found.group(3))))
                    .toList();
        }
    }
}
