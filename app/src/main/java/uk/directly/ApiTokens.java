package uk.directly;

import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoders;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.util.StringUtils;

/**
 * Which tokens the JSON API believes: signed by our sign-in provider, for us, still valid in real time (a moved product
 * clock has no say), and about somebody. The provider's keys are fetched with the first token.
 */
final class ApiTokens {
    private ApiTokens() {}

    static ReactiveJwtDecoder decoder(SignInSettings settings) {
        // The supplier runs where blocking is allowed, and again as long as the provider doesn't answer.
        return new SupplierReactiveJwtDecoder(() -> {
            NimbusReactiveJwtDecoder decoder =
                    ReactiveJwtDecoders.fromIssuerLocation(settings.issuer().toString());
            decoder.setJwtValidator(validator(settings));
            return decoder;
        });
    }

    private static DelegatingOAuth2TokenValidator<Jwt> validator(SignInSettings settings) {
        JwtTimestampValidator time = new JwtTimestampValidator();
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                time,
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtAudienceValidator(settings.audience()),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, StringUtils::hasText)));
    }
}
