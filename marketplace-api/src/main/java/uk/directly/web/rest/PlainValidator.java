package uk.directly.web.rest;

import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/**
 * Bean Validation with the words of {@code ValidationMessages.properties}, all read at the start: left alone, it reads
 * the file of a caller's language when a first request in that language fails, on an event loop.
 */
final class PlainValidator {
    private PlainValidator() {}

    static LocalValidatorFactoryBean create() {
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        ParameterMessageInterpolator words =
                new ParameterMessageInterpolator(Set.of(Locale.UK), Locale.UK, context -> Locale.UK, true);
        validator.setConfigurationInitializer(configuration -> configuration.messageInterpolator(words));
        validator.afterPropertiesSet();
        return validator;
    }
}
