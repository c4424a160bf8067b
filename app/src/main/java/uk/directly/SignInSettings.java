package uk.directly;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.validation.annotation.Validated;

/**
 * The OpenID Connect provider that people sign in with. Its addresses and keys are found from its issuer.
 *
 * @param issuer its name and address, exactly as in its tokens
 * @param clientId what it calls the pages
 * @param clientSecret how the pages prove themselves to it
 * @param audience whom tokens for the JSON API must be for
 */
@ConfigurationProperties("directly.sign-in")
@Validated
record SignInSettings(
        @NotNull URI issuer,
        @NotBlank String clientId,
        @NotBlank String clientSecret,
        @NotBlank @DefaultValue("directly-api") String audience) {

    /** Where a form's redirect may lead to: the provider's origin, for the content security policy. */
    String origin() {
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    /** Refuses an installation that others can reach but whose sign-in lets anybody be anyone. */
    void checkAgainst(AddressSettings address) {
        if (!address.isLocal() && (AddressSettings.isLocal(issuer) || !AddressSettings.isSecure(issuer))) {
            throw new InvalidConfigurationPropertyValueException(
                    "directly.sign-in.issuer",
                    issuer,
                    "At " + address.address() + " it must be the issuer of a real sign-in provider, with https, or"
                            + " anyone could be anybody. Set DIRECTLY_SIGN_IN_ISSUER, DIRECTLY_SIGN_IN_CLIENT_ID and"
                            + " DIRECTLY_SIGN_IN_CLIENT_SECRET.");
        }
    }
}
