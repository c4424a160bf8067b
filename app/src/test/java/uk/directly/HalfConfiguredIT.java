package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.BeansException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import uk.directly.running.Ports;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** The application doesn't start with half of what production needs. */
@WithDatabase
@ExtendWith(OutputCaptureExtension.class)
class HalfConfiguredIT {
    private static final String ONE_CLEAR_MESSAGE = "APPLICATION FAILED TO START";

    private final TestDatabase database;

    @TempDir
    private Path folder = Path.of("");

    HalfConfiguredIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void refusesAStripeKeyWithoutAWebhookSecret(CapturedOutput output) {
        refuses("directly.stripe.councils.trafford.secret-key=sk_test_1");

        assertThat(output)
                .contains(ONE_CLEAR_MESSAGE)
                .contains("directly.stripe.councils.trafford.webhook-secret is missing")
                .doesNotContain("sk_test_1");
    }

    @Test
    void refusesLocalSignInAtAnAddressOfOthers(CapturedOutput output) {
        refuses("directly.address=https://directly.example.gov.uk");

        assertThat(output)
                .contains(ONE_CLEAR_MESSAGE)
                .containsAnyOf("anyone could be anybody", "anyone can be anybody")
                .contains("DIRECTLY_SIGN_IN_ISSUER");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAnAddressOfOthersThatIsNotEncrypted(CapturedOutput output) {
        refuses(
                "directly.address=http://directly.example.gov.uk",
                "directly.sign-in.issuer=https://login.example.gov.uk");

        assertThat(output).contains(ONE_CLEAR_MESSAGE).contains("beyond this machine it must be https");
    }

    @Test
    void refusesSignInElsewhereThatIsNotEncrypted(CapturedOutput output) {
        refuses(
                "directly.address=https://directly.example.gov.uk",
                "directly.sign-in.issuer=http://login.example.gov.uk");

        assertThat(output).contains(ONE_CLEAR_MESSAGE).contains("directly.sign-in.issuer");
    }

    /** So that the others are refused for what they say, and for nothing else. */
    @Test
    void startsWithAllOfIt() {
        try (ConfigurableApplicationContext running = start(
                "directly.address=https://directly.example.gov.uk",
                "directly.sign-in.issuer=https://login.example.gov.uk",
                "directly.stripe.councils.trafford.secret-key=sk_test_1",
                "directly.stripe.councils.trafford.webhook-secret=whsec_1")) {
            assertThat(running.isRunning()).isTrue();
        }
    }

    private void refuses(String... settings) {
        assertThatThrownBy(() -> start(settings).close()).isInstanceOf(BeansException.class);
    }

    private ConfigurableApplicationContext start(String... settings) {
        List<String> arguments = new ArrayList<>(Ports.free().arguments());
        database.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--directly.local.folder=" + folder);
        arguments.add("--directly.local.demonstration=false");
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new SpringApplicationBuilder(DirectlyApplication.class).run(arguments.toArray(String[]::new));
    }
}
