package uk.directly.people;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use a route: any of these roles; with none named, anyone who is signed in. A route with neither this nor
 * {@link AllowEveryone} is closed to all, and a test fails on it (R102).
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {
    /** The roles; none: everyone who is signed in. */
    Role[] value() default {};
}
