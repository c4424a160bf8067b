package uk.directly.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileSettingsTests {
    private static final Path FOLDER = Path.of("sealed");
    private static final String GOOD = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void knowsWhereAndWithWhichKey() {
        FilePlace place = Objects.requireNonNull(
                settings(FOLDER, "k2", Map.of("k1", GOOD, "k2", GOOD)).place());

        assertThat(place.keyId()).isEqualTo("k2");
        assertThat(place.keys()).containsOnlyKeys("k1", "k2");
        assertThat(settings(null, null, Map.of()).place()).isNull();
    }

    @Test
    void refusesToStartHalfConfigured() {
        assertThatThrownBy(() -> settings(FOLDER, null, Map.of())).hasMessageContaining("name a key");
        assertThatThrownBy(() -> settings(FOLDER, "k1", Map.of())).hasMessageContaining("name a key");
        assertThatThrownBy(() -> settings(FOLDER, "k1", Map.of("k1", "c2hvcnQ=")))
                .hasMessageContaining("is not 32 bytes")
                .hasMessageNotContaining("c2hvcnQ=");
        assertThatThrownBy(() -> settings(FOLDER, "k1", Map.of("k1", "no base64!")))
                .hasMessageContaining("is not 32 bytes");
    }

    @Test
    void neverSaysItsKeys() {
        assertThat(settings(FOLDER, "k1", Map.of("k1", GOOD)).toString()).doesNotContain(GOOD);
    }

    private static FileSettings settings(@Nullable Path folder, @Nullable String key, Map<String, String> keys) {
        return new FileSettings(folder, key, keys, null, Duration.ofMinutes(10));
    }
}
