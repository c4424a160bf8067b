package uk.directly.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class StartRulesTests {
    private final MockEnvironment environment = new MockEnvironment();

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:9000", ""})
    void letsATrialOnThisMachineStart(String address) {
        environment.setProperty("directly.address", address);
        environment.setProperty("spring.r2dbc.url", "r2dbc:postgresql://localhost:5432/directly");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void refusesLocalSignInAtAnAddressOfOthers() {
        environment.setProperty("directly.address", "https://directly.example.gov.uk");

        assertThatThrownBy(this::check)
                .isInstanceOf(RefusedStartException.class)
                .hasMessage("Sign-in is the local one, where anyone can be anybody, but the address is"
                        + " directly.example.gov.uk.");
    }

    @Test
    void refusesLocalSignInWithADatabaseElsewhere() {
        environment.setProperty("spring.r2dbc.url", "r2dbc:postgresql://db.internal:5432/directly");

        assertThatThrownBy(this::check)
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("the database is on db.internal");
    }

    @Test
    void refusesToResetWhatPeopleWhoSignInElsewhereHaveMade() {
        environment.setProperty("directly.sign-in.issuer", "https://login.example.gov.uk");
        environment.setProperty("directly.local.reset", "true");

        assertThatThrownBy(this::check).isInstanceOf(RefusedStartException.class);
    }

    @Test
    void letsARealSignInHaveAnyAddressAndDatabase() {
        environment.setProperty("directly.sign-in.issuer", "https://login.example.gov.uk");
        environment.setProperty("directly.address", "https://directly.example.gov.uk");
        environment.setProperty("spring.r2dbc.url", "r2dbc:postgresql://db.internal:5432/directly");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void check() {
        LocalSettings settings = Binder.get(environment).bindOrCreate("directly.local", LocalSettings.class);
        new StartRules(environment, settings).check();
    }
}
