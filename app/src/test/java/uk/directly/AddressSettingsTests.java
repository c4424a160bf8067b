package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSettingsTests {
    private static final AddressSettings HERE = address("http://localhost:8080");
    private static final AddressSettings PUBLIC = address("https://directly.example.gov.uk");

    @ParameterizedTest
    @ValueSource(strings = {"http://directly.example.gov.uk", "http://192.0.2.1:8080", "ftp://files.example", "http:/"})
    void refusesAnAddressBeyondThisMachineThatIsNotEncrypted(String address) {
        assertThatThrownBy(() -> address(address)).hasMessageContaining(address).hasMessageContaining("must be https");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, true, false",
        "http://LOCALHOST, true, false",
        "http://127.0.0.1:9000, true, false",
        "http://[::1]:9000, true, false",
        "https://localhost:8443, true, true",
        "https://directly.example.gov.uk, false, true",
        "HTTPS://directly.example.gov.uk, false, true",
        "https://localhost.example, false, true"
    })
    void knowsThisMachineAndEncryption(String address, boolean local, boolean secure) {
        assertThat(address(address).isLocal()).isEqualTo(local);
        assertThat(address(address).isSecure()).isEqualTo(secure);
    }

    @Test
    void letsNoCallerSayWhereRedirectsLeadBeyondThisMachine() {
        assertThat(address("https://directly.example.gov.uk/").redirectBase())
                .isEqualTo("https://directly.example.gov.uk");
        assertThat(HERE.redirectBase()).isEqualTo("{baseUrl}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8090/directly", "https://127.0.0.1/directly", "http://login.example.gov.uk"})
    void refusesSignInThatIsLocalOrNotEncryptedAtAnAddressOfOthers(String issuer) {
        assertThatThrownBy(() -> signIn(issuer).checkAgainst(PUBLIC))
                .hasMessageContaining("directly.sign-in.issuer")
                .hasMessageContaining(issuer);
    }

    @Test
    void letsARealSignInAndATrialStart() {
        assertThatCode(() -> signIn("https://login.example.gov.uk/directly").checkAgainst(PUBLIC))
                .doesNotThrowAnyException();
        assertThatCode(() -> signIn("http://localhost:8090/directly").checkAgainst(HERE))
                .doesNotThrowAnyException();
    }

    private static AddressSettings address(String address) {
        return new AddressSettings(URI.create(address));
    }

    private static SignInSettings signIn(String issuer) {
        return new SignInSettings(URI.create(issuer), "directly-web", "secret", "directly-api");
    }
}
