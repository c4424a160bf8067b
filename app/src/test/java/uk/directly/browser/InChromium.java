package uk.directly.browser;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.directly.running.WholeApplication;

/**
 * Starts the whole application and a Chromium for the test class, and gives both as parameters of the constructor. Where
 * there is no Chromium the class is reported as skipped.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ChromiumExtension.class)
@WholeApplication
@interface InChromium {}
