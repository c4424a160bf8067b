package uk.directly.people;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * That a route may be used for somebody else, with which power (R60). A route without it is closed to whoever acts for another:
 * nobody comes by that to a thing which nobody thought of.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForOthers {
    /** What they must hold. */
    Power value();
}
